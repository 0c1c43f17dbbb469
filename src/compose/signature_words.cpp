#include "compose/signature_words.h"

namespace jianbao::compose {

doc::SignatureWords make_signature_words(const Input& input, BlockComposer& composer) {
  doc::SignatureWords words;
  if (!input.layout.pdf.signature) return words;
  const spec::SignatureSpec& spec = *input.layout.pdf.signature;
  const auto joined = [&](const value::Value& text) {
    std::string all;
    for (const std::string& language : input.edition.languages) {
      if (text.is_null()) break;
      const std::string said =
          plain_text(composer.words(text, "text", language, {.notes = Notes::refused}));
      if (said != all) all += (all.empty() ? "" : " / ") + said;
    }
    return all;
  };
  words.reason = joined(spec.reason);
  words.location = joined(spec.location);
  words.contact = joined(spec.contact);
  for (const std::string& language : input.edition.languages) {
    words.description += words.description.empty() ? "" : " / ";
    words.description +=
        language.starts_with("zh") ? composer.own_words("电子签名", language) : "Digital signature";
  }
  return words;
}

void check_signature_shown(const Input& input, const std::vector<doc::Block>& blocks,
                           base::Diagnostics& diagnostics) {
  const auto& signature = input.layout.pdf.signature;
  if (!signature || signature->visible.text.empty()) return;
  std::vector<std::string_view> known;
  for (const doc::Block& block : blocks) {
    const auto* group = std::get_if<doc::Group>(&block);
    if (group == nullptr || group->id.empty()) continue;
    if (group->shows_signature) return;
    if (!group->id.starts_with('#')) known.push_back(group->id);
  }
  const std::string& name = signature->visible.text;
  diagnostics.error(signature->visible.span, "no block has the id '" + name + "'",
                    base::suggestion(name, known));
}

}  // namespace jianbao::compose
