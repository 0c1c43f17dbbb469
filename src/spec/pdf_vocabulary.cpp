#include "spec/vocabulary.h"

namespace jianbao::spec {

const MapSpec& pdf_keys() {
  static const MapSpec keys{
      .what = "the PDF",
      .keys = {{.name = "linearize",
                .type = Type::boolean,
                .description = "Whether its first page can be shown before the rest has come from "
                               "the web"}}};
  return keys;
}

}  // namespace jianbao::spec
