#include "pdf/signature_structure.h"

#include <algorithm>
#include <qpdf/QPDFNumberTreeObjectHelper.hh>

namespace jianbao::pdf {

namespace {

void replace(IncrementalUpdate& update, QPDFObjectHandle object) {
  update.put(static_cast<std::size_t>(object.getObjectID()), object.unparseResolved());
}

bool has_entries(QPDF& pdf, QPDFObjectHandle tree) {
  if (!tree.isDictionary()) return false;
  QPDFNumberTreeObjectHelper helper(tree, pdf);
  return helper.begin() != helper.end();
}

long long next_key(QPDF& pdf, QPDFObjectHandle root) {
  long long next = 0;
  if (QPDFObjectHandle said = root.getKey("/ParentTreeNextKey"); said.isInteger()) {
    next = said.getIntValue();
  }
  QPDFObjectHandle parents = root.getKey("/ParentTree");
  if (!has_entries(pdf, parents)) return next;
  return std::max(next, QPDFNumberTreeObjectHelper(parents, pdf).getMax() + 1);
}

// A new root above the tree that there is, which becomes its first branch (7.9.7).
void add_parent(QPDF& pdf, IncrementalUpdate& update, QPDFObjectHandle root,
                const std::string& element) {
  const std::string key = std::to_string(next_key(pdf, root));
  const std::string leaf =
      "<< /Limits [" + key + " " + key + "] /Nums [" + key + " " + element + "] >>";
  QPDFObjectHandle parents = root.getKey("/ParentTree");
  std::string kids;
  if (has_entries(pdf, parents)) {
    QPDFNumberTreeObjectHelper tree(parents, pdf);
    const std::string limits =
        "[" + std::to_string(tree.getMin()) + " " + std::to_string(tree.getMax()) + "]";
    QPDFObjectHandle branch = parents.shallowCopy();
    branch.replaceKey("/Limits", QPDFObjectHandle::parse(limits));
    const std::size_t id = update.reserve();
    update.put(id, branch.unparse());
    kids = std::to_string(id) + " 0 R ";
  }
  const std::size_t leaf_id = update.reserve();
  update.put(leaf_id, leaf);
  kids += std::to_string(leaf_id) + " 0 R";
  root.replaceKey("/ParentTree", QPDFObjectHandle::parse(&pdf, "<< /Kids [" + kids + "] >>"));
}

// An element's children are one or an array.
void append_kid(QPDFObjectHandle parent, QPDFObjectHandle kid) {
  QPDFObjectHandle kids = parent.getKey("/K");
  QPDFObjectHandle all = kids.isArray() ? kids.shallowCopy() : QPDFObjectHandle::newArray();
  if (!kids.isArray() && !kids.isNull()) all.appendItem(kids);
  all.appendItem(kid);
  parent.replaceKey("/K", all);
}

// The element Document, or the root where there is none.
QPDFObjectHandle top_element(QPDFObjectHandle root) {
  QPDFObjectHandle kids = root.getKey("/K");
  if (kids.isArray() && kids.getArrayNItems() == 1) kids = kids.getArrayItem(0);
  return kids.isDictionary() && kids.isIndirect() ? kids : root;
}

}  // namespace

std::string add_to_structure(QPDF& pdf, IncrementalUpdate& update, const StructuredWidget& widget) {
  QPDFObjectHandle root = pdf.getRoot().getKey("/StructTreeRoot");
  if (!root.isDictionary() || !root.isIndirect()) return {};
  const long long key = next_key(pdf, root);
  const std::size_t element_id = update.reserve();
  const std::string element = std::to_string(element_id) + " 0 R";
  QPDFObjectHandle top = top_element(root);
  update.put(element_id, "<</Type/StructElem/S/Form/P " + top.unparse() + "/Pg " + widget.page +
                             "/K<</Type/OBJR/Obj " + std::to_string(widget.id) + " 0 R>>>>");
  add_parent(pdf, update, root, element);
  append_kid(top, pdf.getObjectByID(static_cast<int>(element_id), 0));
  root.replaceKey("/ParentTreeNextKey", QPDFObjectHandle::newInteger(key + 1));
  replace(update, root);
  if (top.getObjectID() != root.getObjectID()) replace(update, top);
  return "/StructParent " + std::to_string(key);
}

}  // namespace jianbao::pdf
