// Parts refer to each other by relations; nothing is found by guessing names but the first.

#include "xlsx_workbook.hpp"

#include "table_builder.hpp"
#include "xlsx_xml.hpp"

#include <muster/kit/base/number.hpp>

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

class Sheets final : public XmlHandler {
 public:
  void start(std::string_view name, const Attributes& attributes) override {
    if (name == "workbookPr") {
      const auto flag = attributes.plain("date1904");
      if (flag == "1" || flag == "true") epoch = Epoch::of_1904;
    }
    const auto state = attributes.plain("state");
    if (name != "sheet" || !relation.empty() || state == "hidden" || state == "veryHidden") return;
    sheet_name = attributes.plain("name");
    relation = attributes.relation();
  }
  std::string sheet_name;
  std::string relation;
  Epoch epoch = Epoch::of_1900;
};

class SharedStrings final : public XmlHandler {
 public:
  void start(std::string_view name, const Attributes&) override {
    if (name == "si") current_.clear();
    if (name == "rPh") reading_aid_ = true;
    if (name == "t") in_text_ = !reading_aid_;
  }
  void end(std::string_view name) override {
    if (name == "t") in_text_ = false;
    if (name == "rPh") reading_aid_ = false;
    if (name == "si") strings.push_back(without_escapes(current_));
  }
  void text(std::string_view piece) override {
    if (!in_text_) return;
    current_ += piece;
    size_ += piece.size();
  }
  [[nodiscard]] bool enough() const override { return too_many(); }
  [[nodiscard]] bool too_many() const { return size_ > most_text || strings.size() > most_cells; }
  std::vector<std::string> strings;

 private:
  std::string current_;
  std::size_t size_ = 0;
  bool in_text_ = false;
  bool reading_aid_ = false;
};

class Styles final : public XmlHandler {
 public:
  void start(std::string_view name, const Attributes& attributes) override {
    if (name == "cellXfs") in_cells_ = true;
    const auto format = parse_integer(attributes.plain("numFmtId")).value_or(0);
    if (name == "numFmt") own_[format] = style_of_code(attributes.plain("formatCode"));
    if (name == "xf" && in_cells_ && styles.size() < 100'000) {
      const auto own = own_.find(format);
      styles.push_back(own != own_.end() ? own->second : built_in_style(static_cast<int>(format)));
    }
  }
  void end(std::string_view name) override {
    if (name == "cellXfs") in_cells_ = false;
  }
  std::vector<NumberStyle> styles;

 private:
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

Result<Workbook> read_workbook(XlsxPackage& package, const std::string& source) {
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
  const auto sheet = relations.by_id.find(sheets.relation);
  if (sheet == relations.by_id.end() || !package.has(sheet->second.part)) {
    return error_at(source, 0, "the workbook has no visible sheet. Unhide the sheet with the list and save it again.");
  }
  Workbook book;
  book.epoch = sheets.epoch;
  book.sheet_name = sheets.sheet_name;
  book.sheet_part = sheet->second.part;
  if (const auto strings_part = relations.part_of_type("sharedStrings"); package.has(strings_part)) {
    SharedStrings strings;
    MUSTER_CHECK(parse_part(package, strings_part, strings, source));
    if (strings.too_many()) {
      return error_at(source, 0, "the workbook holds more than 256 MB of text. Split it into smaller ones.");
    }
    book.strings = std::move(strings.strings);
  }
  if (const auto styles_part = relations.part_of_type("styles"); package.has(styles_part)) {
    Styles styles;
    MUSTER_CHECK(parse_part(package, styles_part, styles, source));
    book.styles = std::move(styles.styles);
  }
  return book;
}

}  // namespace muster::tabular
