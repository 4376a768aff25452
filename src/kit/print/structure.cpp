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
    case Role::heading_4:
      return "/H4";
    case Role::caption:
      return "/Caption";
    case Role::contents:
      return "/TOC";
    case Role::contents_item:
      return "/TOCI";
    case Role::link:
      return "/Link";
    case Role::list:
    case Role::bullet_list:
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
  [[nodiscard]] Object& object_of(std::size_t node) { return objects_[node]; }

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
    if (node.role == Role::bullet_list) object.replaceKey("/A", Object::parse("<</O /List /ListNumbering /Disc>>"));
  }

  QPDF& file_;
  const Layout& layout_;
  const std::vector<std::size_t>& tagged_;
  std::vector<Object> objects_;
  std::vector<std::size_t> held_;
  std::vector<bool> has_children_;
  std::size_t next_ = 1;
};

/// A place on a page, at the top of what stands at `y`.
Object destination(QPDF& file, const Pages& pages, std::size_t page, double y) {
  constexpr double above = 12;
  auto to = Object::newArray();
  to.appendItem(file.getAllPages().at(page));
  to.appendItem(Object::newName("/XYZ"));
  to.appendItem(Object::newNull());
  to.appendItem(Object::newReal(std::min(pages.height, pages.height - y + above), 2));
  to.appendItem(Object::newNull());
  return to;
}

/// Areas that lead somewhere; whoever has the page read out finds each in the tree.
class LinkMaker {
 public:
  LinkMaker(QPDF& file, const Pages& pages, const Layout& layout, TreeMaker& tree)
      : file_(file), pages_(pages), layout_(layout), tree_(tree) {}

  void make() {
    for (const auto& link : layout_.links) {
      if (link.node != unread) add(link);
    }
  }

 private:
  void add(const LinkArea& link) {
    auto note = file_.makeIndirectObject(Object::parse("<</Type /Annot /Subtype /Link /Border [0 0 0] /F 4>>"));
    auto area = Object::newArray();
    for (const double at : {link.x, pages_.height - link.y - link.height, link.x + link.width, pages_.height - link.y})
      area.appendItem(Object::newReal(at, 2));
    note.replaceKey("/Rect", area);
    note.replaceKey("/Contents", Object::newUnicodeString(link.words));
    if (link.target.rfind('#', 0) == 0) {
      const auto mark = std::find_if(layout_.marks.begin(), layout_.marks.end(),
                                     [&](const Mark& each) { return each.anchor == link.target.substr(1); });
      if (mark == layout_.marks.end()) return;
      note.replaceKey("/Dest", destination(file_, pages_, mark->page, mark->y));
    } else {
      auto action = Object::parse("<</S /URI>>");
      action.replaceKey("/URI", Object::newString(link.target));
      note.replaceKey("/A", action);
    }
    auto page = file_.getAllPages().at(link.page);
    if (!page.getKey("/Annots").isArray()) page.replaceKey("/Annots", Object::newArray());
    page.getKey("/Annots").appendItem(note);
    Object element = element_of(link);
    auto reference = Object::parse("<</Type /OBJR>>");
    reference.replaceKey("/Obj", note);
    reference.replaceKey("/Pg", page);
    held(element).appendItem(reference);
    note.replaceKey("/StructParent", Object::newInteger(number_in_tree(element)));
  }
  /// A link that is a whole element is one already; one of some words stands beside them.
  Object element_of(const LinkArea& link) {
    auto element = tree_.object_of(link.node);
    if (layout_.nodes[link.node].role == Role::link) return element;
    auto made = file_.makeIndirectObject(Object::parse("<</Type /StructElem /S /Link /K []>>"));
    made.replaceKey("/P", element);
    made.replaceKey("/Alt", Object::newUnicodeString(link.words));
    held(element).appendItem(made);
    return made;
  }
  static Object held(Object element) {
    auto now = element.getKey("/K");
    if (!now.isArray()) element.replaceKey("/K", Object::newArray({now}));
    return element.getKey("/K");
  }
  int number_in_tree(Object element) {
    auto root = file_.getRoot().getKey("/StructTreeRoot");
    auto numbers = root.getKey("/ParentTree").getKey("/Nums");
    if (!numbers.isArray() || numbers.getArrayNItems() == 0) throw std::runtime_error("the PDF holds no parent tree");
    const auto number = static_cast<int>(numbers.getArrayItem(numbers.getArrayNItems() - 2).getIntValue()) + 1;
    numbers.appendItem(Object::newInteger(number));
    numbers.appendItem(element);
    root.replaceKey("/ParentTreeNextKey", Object::newInteger(number + 1));
    return number;
  }

  QPDF& file_;
  const Pages& pages_;
  const Layout& layout_;
  TreeMaker& tree_;
};

int level_of(Role role) {
  switch (role) {
    case Role::heading_1:
      return 1;
    case Role::heading_2:
      return 2;
    case Role::heading_3:
      return 3;
    case Role::heading_4:
      return 4;
    default:
      return 0;
  }
}

/// A bookmark for every heading that has an anchor, each below the last one of a higher level.
void add_bookmarks(QPDF& file, const Pages& pages, const Layout& layout) {
  struct Open {
    int level;
    Object entry;
  };
  auto root = file.makeIndirectObject(Object::parse("<</Type /Outlines>>"));
  std::vector<Open> open{{0, root}};
  for (const auto& mark : layout.marks) {
    const auto level = level_of(mark.role);
    if (level == 0) continue;
    while (open.back().level >= level) open.pop_back();
    auto entry = file.makeIndirectObject(Object::newDictionary());
    entry.replaceKey("/Title", Object::newUnicodeString(mark.words));
    entry.replaceKey("/Dest", destination(file, pages, mark.page, mark.y));
    Object parent = open.back().entry;
    entry.replaceKey("/Parent", parent);
    if (parent.hasKey("/Last")) {
      auto before = parent.getKey("/Last");
      entry.replaceKey("/Prev", before);
      before.replaceKey("/Next", entry);
    } else {
      parent.replaceKey("/First", entry);
    }
    parent.replaceKey("/Last", entry);
    for (Open above : open) {
      const auto below = above.entry.hasKey("/Count") ? above.entry.getKey("/Count").getIntValue() : 0;
      above.entry.replaceKey("/Count", Object::newInteger(below + 1));
    }
    open.push_back({level, entry});
  }
  if (!root.hasKey("/First")) return;
  file.getRoot().replaceKey("/Outlines", root);
  file.getRoot().replaceKey("/PageMode", Object::newName("/UseOutlines"));
}

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
  TreeMaker tree(file, layout, painted.tagged);
  tree.make();
  LinkMaker(file, pages, layout, tree).make();
  add_bookmarks(file, pages, layout);
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
