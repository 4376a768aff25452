// Parts refer to each other by relations; nothing is found by guessing names but the first.

#include "xlsx_workbook.hpp"

#include "table_builder.hpp"
#include "xlsx_xml.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/trim.hpp>
#include <muster/kit/base/utf8.hpp>

#include <map>

namespace muster::tabular {
namespace {

struct Relation {
  std::string type;  ///< the last word of its address: "worksheet", "sharedStrings", ...
  std::string part;
};

/// "xl/" and "worksheets/sheet1.xml" make "xl/worksheets/sheet1.xml"; "/xl/a.xml" stands for itself.
std::string resolved(const std::string& folder, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  auto base = folder;
  while (target.starts_with("../") || target.starts_with("./")) {
    if (target.starts_with("./")) {
      target.remove_prefix(2);
      continue;
    }
    target.remove_prefix(3);
    if (!base.empty()) base.pop_back();
    const auto slash = base.rfind('/');
    base = slash == std::string::npos ? std::string() : base.substr(0, slash + 1);
  }
  return base + std::string(target);
}

class Relations final : public XmlHandler {
 public:
  explicit Relations(std::string folder) : folder_(std::move(folder)) {}
  void start(std::string_view name, const Attributes& attributes) override {
    if (name != "Relationship" || attributes.plain("TargetMode") == "External") return;
    const auto type = attributes.plain("Type");
    by_id[std::string(attributes.plain("Id"))] = {std::string(type.substr(type.rfind('/') + 1)),
                                                  resolved(folder_, attributes.plain("Target"))};
  }
  [[nodiscard]] std::string part_of_type(std::string_view type) const {
    for (const auto& [id, relation] : by_id) {
      if (relation.type == type) return relation.part;
    }
    return {};
  }
  std::map<std::string, Relation, std::less<>> by_id;

 private:
  std::string folder_;
};

constexpr std::size_t most_sheets = 200;
constexpr std::size_t longest_name = 200;  // bytes, for it stands beside every row; Excel itself stops at 31 characters

class Sheets final : public XmlHandler {
 public:
  void start(std::string_view name, const Attributes& attributes) override {
    if (name == "workbookPr") {
      const auto flag = attributes.plain("date1904");
      if (flag == "1" || flag == "true") epoch = Epoch::of_1904;
    }
    if (name != "sheet") return;
    const auto state = attributes.plain("state");
    if (state == "hidden" || state == "veryHidden")
      hidden.push_back(std::string(first_bytes(attributes.plain("name"), longest_name)));
    else
      visible.push_back(
          {std::string(first_bytes(attributes.plain("name"), longest_name)), std::string(attributes.relation())});
  }
  [[nodiscard]] bool enough() const override { return visible.size() + hidden.size() > most_sheets; }
  std::vector<SheetPart> visible;  // with the relation's id as their part
  std::vector<std::string> hidden;
  Epoch epoch = Epoch::of_1900;
};

/// `<strike/>` and `<strike val="1"/>`.
bool is_on(const Attributes& attributes) {
  const auto value = attributes.plain("val");
  return value != "0" && value != "false";
}

class SharedStrings final : public XmlHandler {
 public:
  explicit SharedStrings(CellMeter& meter) : meter_(meter) {}
  void start(std::string_view name, const Attributes& attributes) override {
    if (name == "si") {
      current_.clear();
      struck_ = plain_ = false;
    }
    if (name == "rPh") reading_aid_ = true;
    if (name == "t") in_text_ = !reading_aid_;
    if (name == "r") run_struck_ = false;
    if (name == "strike") run_struck_ = is_on(attributes);
  }
  void end(std::string_view name) override {
    if (name == "t") in_text_ = false;
    if (name == "rPh") reading_aid_ = false;
    if (name == "r") run_struck_ = false;
    if (name != "si" || enough()) return;
    full_ = !meter_.take(memory_of(current_));
    if (full_) return;
    strings.push_back(without_escapes(current_));
    struck.push_back(struck_ && !plain_);
  }
  void text(std::string_view piece) override {
    if (!in_text_ || enough()) return;
    if (current_.size() + piece.size() > longest_cell) {
      too_long_ = true;
      return;
    }
    current_ += piece;
    if (piece.find_first_not_of(" \n\r\t") != std::string_view::npos) (run_struck_ ? struck_ : plain_) = true;
  }
  [[nodiscard]] bool enough() const override { return full_ || too_long_; }
  /// Why no more was read, where that is so.
  [[nodiscard]] std::string refusal() const {
    return full_ ? meter_.refusal() : too_long_ ? "a cell holds more than 1 MB of text. Shorten it." : std::string();
  }
  std::vector<std::string> strings;
  std::vector<bool> struck;

 private:
  CellMeter& meter_;
  bool full_ = false;
  bool too_long_ = false;
  bool run_struck_ = false;
  bool struck_ = false;
  bool plain_ = false;
  std::string current_;
  bool in_text_ = false;
  bool reading_aid_ = false;
};

class Styles final : public XmlHandler {
 public:
  void start(std::string_view name, const Attributes& attributes) override {
    if (name == "cellXfs") in_cells_ = true;
    if (name == "fonts") in_fonts_ = true;
    if (name == "font" && in_fonts_ && struck_fonts_.size() < most_styles) struck_fonts_.push_back(false);
    if (name == "strike" && in_fonts_ && !struck_fonts_.empty()) struck_fonts_.back() = is_on(attributes);
    const auto format = parse_integer(attributes.plain("numFmtId")).value_or(0);
    if (name == "numFmt") own_[format] = style_of_code(attributes.plain("formatCode"));
    if (name == "xf" && in_cells_ && styles.size() < most_styles) {
      const auto font = static_cast<std::size_t>(parse_integer(attributes.plain("fontId")).value_or(0));
      struck.push_back(font < struck_fonts_.size() && struck_fonts_[font]);
      const auto own = own_.find(format);
      styles.push_back(own != own_.end() ? own->second : built_in_style(static_cast<int>(format)));
    }
  }
  void end(std::string_view name) override {
    if (name == "cellXfs") in_cells_ = false;
    if (name == "fonts") in_fonts_ = false;
  }
  std::vector<NumberStyle> styles;
  std::vector<bool> struck;

 private:
  static constexpr std::size_t most_styles = 100'000;
  std::vector<bool> struck_fonts_;
  bool in_fonts_ = false;
  std::map<std::int64_t, NumberStyle> own_;
  bool in_cells_ = false;
};

std::string folder_of(const std::string& part) {
  const auto slash = part.rfind('/');
  return slash == std::string::npos ? std::string() : part.substr(0, slash + 1);
}

Error not_a_workbook(const XlsxPackage& package, const std::string& source) {
  if (package.has("content.xml")) {
    return error_at(source, 0, "this is an OpenDocument file, not XLSX. Save it as XLSX or CSV.");
  }
  if (package.has("word/document.xml"))
    return error_at(source, 0,
                    "this is a Word file. Put the list into a table "
                    "of a spreadsheet and save that as XLSX or CSV.");
  return error_at(source, 0, "this is a ZIP file without a spreadsheet in it. Give the XLSX or CSV file itself.");
}

}  // namespace

Result<Workbook> read_workbook(XlsxPackage& package, const std::string& source, CellMeter& meter) {
  std::string part = "xl/workbook.xml";
  if (package.has("_rels/.rels")) {
    Relations top("");
    MUSTER_CHECK(parse_part(package, "_rels/.rels", top, source));
    const auto named = top.part_of_type("officeDocument");
    if (package.has(named)) part = named;
  }
  if (part.ends_with(".bin") || package.has("xl/workbook.bin")) {
    return error_at(source, 0, "this is a binary workbook (XLSB). Save it as XLSX or CSV.");
  }
  if (!package.has(part) || part.starts_with("word/")) return not_a_workbook(package, source);

  const auto folder = folder_of(part);
  Relations relations(folder);
  const auto relations_part = folder + "_rels/" + part.substr(folder.size()) + ".rels";
  if (package.has(relations_part)) MUSTER_CHECK(parse_part(package, relations_part, relations, source));

  Sheets sheets;
  MUSTER_CHECK(parse_part(package, part, sheets, source));
  if (sheets.enough()) {
    return error_at(source, 0, "the workbook has more than 200 sheets. Save those with the list as a workbook.");
  }
  Workbook book;
  book.epoch = sheets.epoch;
  book.hidden_sheets = std::move(sheets.hidden);
  for (auto& sheet : sheets.visible) {
    const auto related = relations.by_id.find(sheet.part);
    if (related == relations.by_id.end() || related->second.type != "worksheet") continue;  // a sheet may be a chart
    if (package.has(related->second.part)) book.sheets.push_back({std::move(sheet.name), related->second.part});
  }
  if (book.sheets.empty()) {
    return error_at(source, 0, "the workbook has no visible sheet. Unhide the sheet with the list and save it again.");
  }
  if (const auto strings_part = relations.part_of_type("sharedStrings"); package.has(strings_part)) {
    SharedStrings strings(meter);
    MUSTER_CHECK(parse_part(package, strings_part, strings, source));
    if (const auto why = strings.refusal(); !why.empty()) return error_at(source, 0, why);
    book.strings = std::move(strings.strings);
    book.struck_strings = std::move(strings.struck);
  }
  if (const auto styles_part = relations.part_of_type("styles"); package.has(styles_part)) {
    Styles styles;
    MUSTER_CHECK(parse_part(package, styles_part, styles, source));
    book.styles = std::move(styles.styles);
    book.struck_styles = std::move(styles.struck);
  }
  return book;
}

}  // namespace muster::tabular
