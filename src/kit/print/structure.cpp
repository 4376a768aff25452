// The structure tree is built anew over the row of tags that Cairo wrote: qpdf reads the file, and each tag becomes
// what its node is, below what its node stands in. All that stands in no tag is marked as an artefact.
#include "structure.hpp"

#define POINTERHOLDER_TRANSITION 4  // NOLINT: qpdf asks for it, so that it uses the standard's pointers
#include <muster/kit/base/markup.hpp>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace muster::print {
namespace {

using Object = QPDFObjectHandle;

const char* tag_of(Role role) {
  switch (role) {
    case Role::section:
      return "/Sect";
    case Role::heading_1:
      return "/H1";
    case Role::heading_2:
      return "/H2";
    case Role::heading_3:
      return "/H3";
    case Role::list:
      return "/L";
    case Role::list_item:
      return "/LI";
    case Role::list_label:
      return "/Lbl";
    case Role::list_body:
      return "/LBody";
    case Role::table:
      return "/Table";
    case Role::table_row:
      return "/TR";
    case Role::column_heading:
    case Role::row_heading:
      return "/TH";
    case Role::cell:
      return "/TD";
    case Role::figure:
      return "/Figure";
    default:
      return "/P";
  }
}

/// Puts each path, text and picture that stands outside all tags between marks of its own: a mark may stand around such
/// an object, not in it.
class ArtefactFilter : public Object::TokenFilter {
 public:
  void handleToken(const QPDFTokenizer::Token& token) override {
    held_.push_back(token);
    if (token.getType() != QPDFTokenizer::tt_word) return;
    const auto& word = token.getValue();
    if (!span_.empty() && end_span(word)) return;
    if (word == "BDC" && depth_ > 0 && !is_tag()) {
      ++depth_;
      span_ = std::move(held_);
      held_.clear();
      return;
    }
    if (word == "BDC" || word == "BMC") ++depth_;
    if (depth_ == 0 && !open_ && is_among(word, {"m", "re", "BT", "Do", "sh"})) {
      write("/Artifact BMC\n");
      open_ = true;
    }
    if (word == "EMC" && depth_ > 0) --depth_;
    write_held();
    if (open_ && is_among(word, {"ET", "Do", "sh", "S", "s", "f", "f*", "F", "B", "B*", "b", "b*", "n"})) {
      write("\nEMC\n");
      open_ = false;
    }
  }
  void handleEOF() override {
    for (const auto& token : span_) writeToken(token);
    write_held();
  }

 private:
  /// A tag has a number, by which the tree knows it; else it only says what its signs stand for.
  [[nodiscard]] bool is_tag() const {
    return std::any_of(held_.begin(), held_.end(), [](const auto& token) { return token.getValue() == "/MCID"; });
  }
  /// Cairo puts a mark without anything in it where a line ends with a space, and readers lose what follows it.
  bool end_span(std::string_view word) {
    const bool empty = word == "EMC";
    if (empty) {
      --depth_;
      held_.clear();
    } else {
      for (const auto& token : span_) writeToken(token);
    }
    span_.clear();
    return empty;
  }
  static bool is_among(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
  }
  void write_held() {
    for (const auto& held : held_) writeToken(held);
    held_.clear();
  }
  std::vector<QPDFTokenizer::Token> held_;  ///< operands, until their operator comes
  std::vector<QPDFTokenizer::Token> span_;  ///< the beginning of a mark in a tag, until something stands in it
  int depth_ = 0;                           ///< of tags
  bool open_ = false;
};

/// The tree of nodes, each an object of its own but for those that hold one tag and nothing else: the tag is the node.
class TreeMaker {
 public:
  TreeMaker(QPDF& file, const Layout& layout, const std::vector<std::size_t>& tagged)
      : file_(file), layout_(layout), tagged_(tagged), objects_(layout.nodes.size()), held_(layout.nodes.size(), 0) {
    for (std::size_t at = 1; at < layout.nodes.size(); ++at) ++held_[layout.nodes[at].parent];
    for (const auto node : tagged) ++held_[node];
    has_children_.assign(layout.nodes.size(), false);
    for (std::size_t at = 1; at < layout.nodes.size(); ++at) has_children_[layout.nodes[at].parent] = true;
  }

  void make() {
    auto root = file_.getRoot().getKey("/StructTreeRoot");
    if (!root.isDictionary()) {  // nothing on these pages is read out
      root = file_.makeIndirectObject(Object::newDictionary());
      root.replaceKey("/Type", Object::newName("/StructTreeRoot"));
      file_.getRoot().replaceKey("/StructTreeRoot", root);
    }
    const auto tags = root.getKey("/K").isArray()        ? root.getKey("/K").getArrayAsVector()
                      : root.getKey("/K").isDictionary() ? std::vector<Object>{root.getKey("/K")}
                                                         : std::vector<Object>{};
    if (tags.size() != tagged_.size()) throw std::runtime_error("the PDF holds other tags than were drawn");
    objects_[0] = new_object("/Document", root);
    root.replaceKey("/K", Object::newArray({objects_[0]}));
    for (std::size_t at = 0; at < tags.size(); ++at) {
      const auto node = tagged_[at];
      attach_up_to(node);
      if (is_its_tag(node)) {
        become(tags[at], node);
      } else {
        add_tag(tags[at], node);
      }
    }
    attach_up_to(layout_.nodes.size() - 1);
  }

 private:
  [[nodiscard]] bool is_its_tag(std::size_t node) const {
    return node != 0 && held_[node] == 1 && !has_children_[node];
  }
  /// Nodes stand in the order in which they were placed, before what they hold.
  void attach_up_to(std::size_t last) {
    for (; next_ <= last; ++next_) {
      if (is_its_tag(next_)) continue;
      auto& parent = objects_[layout_.nodes[next_].parent];
      objects_[next_] = new_object(tag_of(layout_.nodes[next_].role), parent);
      dress(objects_[next_], layout_.nodes[next_]);
      parent.getKey("/K").appendItem(objects_[next_]);
    }
  }
  Object new_object(const std::string& tag, const Object& parent) {
    auto made = file_.makeIndirectObject(Object::newDictionary());
    made.replaceKey("/Type", Object::newName("/StructElem"));
    made.replaceKey("/S", Object::newName(tag));
    made.replaceKey("/P", parent);
    made.replaceKey("/K", Object::newArray());
    return made;
  }
  void become(Object tag, std::size_t node) {
    auto& parent = objects_[layout_.nodes[node].parent];
    tag.replaceKey("/S", Object::newName(tag_of(layout_.nodes[node].role)));
    tag.replaceKey("/P", parent);
    dress(tag, layout_.nodes[node]);
    parent.getKey("/K").appendItem(tag);
    objects_[node] = tag;
  }
  void add_tag(Object tag, std::size_t node) {
    tag.replaceKey("/S", Object::newName(node == 0 ? "/P" : "/Span"));
    tag.replaceKey("/P", objects_[node]);
    objects_[node].getKey("/K").appendItem(tag);
  }
  static void dress(Object& object, const Node& node) {
    if (!node.alternative.empty()) object.replaceKey("/Alt", Object::newUnicodeString(node.alternative));
    if (node.role == Role::column_heading) object.replaceKey("/A", Object::parse("<</O /Table /Scope /Column>>"));
    if (node.role == Role::row_heading) object.replaceKey("/A", Object::parse("<</O /Table /Scope /Row>>"));
    if (node.role == Role::list) object.replaceKey("/A", Object::parse("<</O /List /ListNumbering /Decimal>>"));
  }

  QPDF& file_;
  const Layout& layout_;
  const std::vector<std::size_t>& tagged_;
  std::vector<Object> objects_;
  std::vector<std::size_t> held_;
  std::vector<bool> has_children_;
  std::size_t next_ = 1;
};

std::string metadata_of(const Pages& pages) {
  const auto title = escaped(pages.title);
  return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
         "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
         "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
         "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">"
         "<pdfuaid:part>1</pdfuaid:part>"
         "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" +
         title + "</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>" + escaped(pages.language) +
         "</rdf:li></rdf:Bag></dc:language></rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

void say_what_it_is(QPDF& file, const Pages& pages) {
  auto root = file.getRoot();
  root.replaceKey("/Lang", Object::newUnicodeString(pages.language));
  root.replaceKey("/MarkInfo", Object::parse("<</Marked true>>"));
  root.replaceKey("/ViewerPreferences", Object::parse("<</DisplayDocTitle true>>"));
  auto metadata = Object::newStream(&file, metadata_of(pages));
  metadata.getDict().replaceKey("/Type", Object::newName("/Metadata"));
  metadata.getDict().replaceKey("/Subtype", Object::newName("/XML"));
  root.replaceKey("/Metadata", file.makeIndirectObject(metadata));
  auto about = file.makeIndirectObject(Object::newDictionary());
  about.replaceKey("/Title", Object::newUnicodeString(pages.title));
  about.replaceKey("/Producer", Object::newString("Muster"));
  file.getTrailer().replaceKey("/Info", about);
}

}  // namespace

std::string structured(const Pages& pages, const Layout& layout, const Painted& painted) {
  QPDF file;
  file.processMemoryFile("pages", painted.pdf.data(), painted.pdf.size());
  TreeMaker(file, layout, painted.tagged).make();
  for (auto& page : QPDFPageDocumentHelper(file).getAllPages()) {
    page.addContentTokenFilter(std::make_shared<ArtefactFilter>());
    page.getObjectHandle().replaceKey("/Tabs", Object::newName("/S"));
  }
  say_what_it_is(file, pages);
  QPDFWriter writer(file);
  writer.setOutputMemory();
  writer.setDeterministicID(true);
  writer.setObjectStreamMode(qpdf_o_generate);
  writer.write();
  const std::shared_ptr<Buffer> bytes = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

}  // namespace muster::print
