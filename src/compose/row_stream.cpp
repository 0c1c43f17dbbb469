#include "compose/row_stream.h"

#include <memory>

#include "compose/table.h"

namespace jianbao::compose {

namespace {

// What rows are made from: all that is only there while its document is composed is kept here.
class RowMaker {
 public:
  RowMaker(const BlockComposer& blocks, const Input& input, const spec::BlockSpec& block)
      : input_(input),
        block_(block),
        names_(blocks.evaluation().names()),
        data_(blocks.evaluation().data()),
        labels_(blocks.references().labels()),
        look_(blocks.own_look()),
        anchors_(blocks.references().anchor_count()) {}

  void make(const RowUse& use) const {
    base::Diagnostics said_before;
    Evaluation evaluation(input_.sources, data_, said_before, input_.converter);
    evaluation.set_unread(input_.unread);
    evaluation.set_units(input_.units);
    const Evaluation::Frames frames(evaluation, names_);
    References references(labels_, input_.layout.notes);
    references.count_anchors_from(anchors_);
    BlockComposer blocks(input_, evaluation, references);
    blocks.set_own_look(look_);
    TableComposer(blocks, evaluation, input_).rows(block_, use);
  }

 private:
  Input input_;
  spec::BlockSpec block_;
  std::vector<Evaluation::Name> names_;
  value::Value data_;
  Labels labels_;
  BlockComposer::OwnLook look_;
  int anchors_;
};

}  // namespace

doc::RowStream row_stream(const BlockComposer& blocks, const Input& input,
                          const spec::BlockSpec& block) {
  const auto maker = std::make_shared<const RowMaker>(blocks, input, block);
  return [maker](const RowUse& use) { maker->make(use); };
}

}  // namespace jianbao::compose
