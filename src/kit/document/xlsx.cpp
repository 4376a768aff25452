// The report as a workbook: a sheet for each figure, table and list, in the report's order, with every row.
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/catalogue/telling.hpp>
#include <muster/kit/document/writers.hpp>
#include <muster/kit/tabular/workbook.hpp>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

namespace muster::document {
namespace {

using tabular::BookCell;
using tabular::BookSheet;

constexpr std::string_view range_dash = "–";

double nearest_to(const std::string& digits) {
  double out = 0;
  (void)std::from_chars(digits.data(), digits.data() + digits.size(), out);
  return out;
}

/// "1,204", "3.5" or "40.4%" as it would be computed with; nothing where it is words.
std::optional<BookCell> number_in(std::string_view text) {
  std::string digits;
  const bool percent = text.ends_with('%');
  if (percent) text.remove_suffix(1);
  constexpr std::string_view minus = "−";
  if (text.starts_with(minus)) {
    digits = "-";
    text.remove_prefix(minus.size());
  }
  for (const char byte : text) {
    if (byte != ',') digits += byte;
  }
  const auto value = parse_decimal(digits);
  if (!value) return std::nullopt;
  // The number nearest to 0.962, which a hundredth of 96.2 is not.
  if (percent) return BookCell{{}, nearest_to(digits + "e-2"), BookCell::Shown::percent};
  const bool whole = digits.find('.') == std::string::npos;
  return BookCell{{}, *value, whole ? BookCell::Shown::whole : BookCell::Shown::decimal};
}

BookCell cell_of(const std::string& text, bool figures) {
  if (figures) {
    if (auto number = number_in(text)) return *number;
  }
  return {.text = text};
}

struct Ends {
  BookCell low;
  BookCell high;
};
/// "77.9–96.2%" as its two ends.
std::optional<Ends> range_in(std::string_view text) {
  const auto dash = text.find(range_dash);
  if (dash == std::string_view::npos || dash == 0) return std::nullopt;
  const bool percent = text.ends_with('%');
  const auto low = number_in(std::string(text.substr(0, dash)) + (percent ? "%" : ""));
  const auto high = number_in(text.substr(dash + range_dash.size()));
  if (!low || !high) return std::nullopt;
  return Ends{*low, *high};
}

/// Whether every cell of a column is a range, or says that there is none.
bool is_of_ranges(const TableBlock& table, std::size_t column) {
  bool any = false;
  for (const auto& row : table.rows) {
    if (column >= row.size()) return false;
    if (range_in(row[column]))
      any = true;
    else if (number_in(row[column]))
      return false;
  }
  return any;
}

void fill(BookSheet& sheet, const TableBlock& table) {
  std::vector<bool> ranges;
  for (std::size_t column = 0; column < table.heading.size(); ++column) {
    ranges.push_back(column < table.figures.size() && table.figures[column] && is_of_ranges(table, column));
    if (ranges.back()) {
      sheet.heading.push_back(table.heading[column] + ", from");
      sheet.heading.push_back(table.heading[column] + ", to");
    } else {
      sheet.heading.push_back(table.heading[column]);
    }
  }
  sheet.rows.reserve(table.rows.size());
  for (const auto& row : table.rows) {
    auto& cells = sheet.rows.emplace_back();
    for (std::size_t column = 0; column < table.heading.size(); ++column) {
      const auto text = column < row.size() ? row[column] : std::string();
      const bool figures = column < table.figures.size() && table.figures[column];
      if (!ranges[column]) {
        cells.push_back(cell_of(text, figures));
        continue;
      }
      auto ends = range_in(text).value_or(Ends{{.text = text}, {.text = text}});
      cells.push_back(std::move(ends.low));
      cells.push_back(std::move(ends.high));
    }
  }
  sheet.total = table.total;
}

std::string plain(const Sentence& sentence) {
  std::string out;
  for (const auto& run : sentence) {
    if (run.note.empty()) out += run.text;
  }
  return out;
}

class BookMaker {
 public:
  tabular::Book make(const Document& document) {
    book_.title = document.title;
    book_.from_right = reads_from_right(document.language);
    for (const auto& note : {document.subtitle, document.programme, document.edition}) {
      if (!note.empty()) book_.notes.push_back(note);
    }
    add(document.blocks);
    for (const auto& table : document.workbook) {
      auto& sheet = begin(table.caption, {}, table.caption, table.base);
      fill(sheet, table);
    }
    return std::move(book_);
  }

 private:
  void add(const std::vector<Block>& blocks) {
    for (std::size_t at = 0; at < blocks.size(); ++at) {
      const auto& content = blocks[at].content;
      const bool follows_note = std::exchange(at_list_note_, false);
      if (const auto* heading = std::get_if<Heading>(&content)) {
        const auto themed = follows_note ? themed_lists(blocks, at) : 0;
        if (themed > 0) {
          add_themed(blocks, at, themed);
          at += themed - 1;
          continue;
        }
        heading_ = heading->text;
        label_.clear();
        note_.clear();
      } else if (const auto* paragraph = std::get_if<Paragraph>(&content)) {
        const bool is_note = paragraph->look == Paragraph::Look::note;
        note_ = is_note ? plain(paragraph->text) : std::string();
        label_ = is_note && paragraph->text.size() > 1 && paragraph->text.front().strong
                     ? trimmed(paragraph->text.front().text)
                     : std::string();
        at_list_note_ = is_note;
      } else if (const auto* list = std::get_if<BulletList>(&content)) {
        add_list(*list);
      } else if (const auto* figure = std::get_if<FigureBlock>(&content)) {
        const auto* next = at + 1 < blocks.size() ? std::get_if<TableBlock>(&blocks[at + 1].content) : nullptr;
        const bool own = next != nullptr && next->number == 0;
        add_figure(*figure, own ? next : nullptr);
        if (own) ++at;
      } else if (const auto* table = std::get_if<TableBlock>(&content)) {
        const auto kind = table->number > 0 ? tell("Table") + " " + std::to_string(table->number) : tell("Table");
        fill(begin(kind + " " + table->caption, kind, table->caption, table->base), *table);
      } else if (const auto* pair = std::get_if<Pair>(&content)) {
        add(pair->left);
        add(pair->right);
      }
    }
  }

  BookSheet& begin(std::string title, std::string kind, std::string caption, const std::string& base) {
    std::replace(caption.begin(), caption.end(), '\n', ' ');
    auto& sheet = book_.sheets.emplace_back();
    sheet.title = std::move(title);
    sheet.kind = std::move(kind);
    sheet.caption = std::move(caption);
    if (!base.empty()) sheet.notes.push_back(tell("Base: {base}", {{"base", base}}));
    return sheet;
  }

  void add_figure(const FigureBlock& figure, const TableBlock* table) {
    const auto kind = tell("Figure") + " " + std::to_string(figure.number);
    auto& sheet = begin(kind + " " + figure.caption, kind, figure.caption, figure.base);
    if (!figure.finding.empty()) sheet.notes.push_back(figure.finding);
    if (table != nullptr)
      fill(sheet, *table);
    else
      sheet.notes.push_back(figure.picture.alternative);
  }

  /// How many blocks from there on are headings each with its list: the answers to one question, theme by theme.
  static std::size_t themed_lists(const std::vector<Block>& blocks, std::size_t from) {
    auto at = from;
    while (at + 1 < blocks.size()) {
      const auto* heading = std::get_if<Heading>(&blocks[at].content);
      if (heading == nullptr || heading->level != 3 || !std::holds_alternative<BulletList>(blocks[at + 1].content))
        break;
      at += 2;
    }
    return at - from;
  }

  void add_themed(const std::vector<Block>& blocks, std::size_t from, std::size_t count) {
    const auto question = label_.empty() ? heading_ : label_;
    auto& sheet = begin(question, {}, question, {});
    if (!note_.empty()) sheet.notes.push_back(note_);
    sheet.heading = {tell("Theme"), tell("Text")};
    for (auto at = from; at < from + count; at += 2) {
      const auto& theme = std::get<Heading>(blocks[at].content).text;
      for (const auto& item : std::get<BulletList>(blocks[at + 1].content).items)
        sheet.rows.push_back({{.text = theme}, {.text = plain(item)}});
    }
  }

  void add_list(const BulletList& list) {
    // A list says of which question it is, where it does not stand below a heading of that question.
    const auto title = label_.empty() ? heading_ : label_;
    auto& sheet = begin(title, {}, title, {});
    if (!note_.empty()) sheet.notes.push_back(note_);
    sheet.heading = {tell("Text")};
    for (const auto& item : list.items) sheet.rows.push_back({{.text = plain(item)}});
  }

  tabular::Book book_;
  std::string heading_;
  std::string note_;
  std::string label_;  ///< of the question whose list comes next; empty where its heading says it
  bool at_list_note_ = false;
};

}  // namespace

Result<std::string> to_xlsx(const Document& document) {
  const Telling telling(document.language, Telling::Numbers::plain);
  return tabular::to_workbook(BookMaker().make(document));
}

}  // namespace muster::document
