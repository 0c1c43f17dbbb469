#include "compose/row_stream.h"
#include "compose/table.h"

namespace jianbao::compose {

void BlockComposer::table(const spec::BlockSpec& block) {
  const bool shut_in = boxes_ > 0 || !block.floats.empty() || input_.layout.page.vertical;
  // What is shut in stands on one page or few.
  const doc::RowStream stream = shut_in ? nullptr : row_stream(*this, input_, block);
  auto table = TableComposer(*this, evaluation_, input_).compose(block, stream);
  if (!table) return;
  if (shut_in) table->may_turn = false;
  if (table->landscape && shut_in) {
    evaluation_.diagnostics().error(
        block.kind_span, "a landscape table stands on pages of its own",
        "it cannot stand in a box or in columns, float, or be part of a vertical text");
    return;
  }
  blocks_.emplace_back(std::move(*table));
}

}  // namespace jianbao::compose
