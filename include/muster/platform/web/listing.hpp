#pragma once
// A list as a page shows it, declared once: columns, sort, filters, search, pages, row actions, a selection, what an
// empty list says, and the same rows as a file. It reads the request into a ListQuery, which the slice's SQL answers
// (store::ListStatement), and writes the answer. docs/patterns.md has an example.

#include <muster/kit/base/list_query.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/web/list_cell.hpp>
#include <muster/platform/web/reply.hpp>
#include <muster/platform/web/request.hpp>

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace muster::web {

struct ListColumn {
  enum class Kind { text, number, date, actions };
  enum class ShownOn { everywhere, page, file };
  std::string name{};     ///< in ?sort=; empty where the column is not sorted by
  std::string heading{};  ///< of actions: for those who do not see the page
  Kind kind = Kind::text;
  ShownOn where = ShownOn::everywhere;
  std::string css{};  ///< classes of its cells: "quiet", "address", "aside" (right in a row on a phone)
};

/// A choice among the values of one thing; each with the number of rows that it would leave.
struct ListFilter {
  struct Choice {
    std::string value{};
    std::string words{};
    std::string mark{};  ///< "done" for {{>MARK_DONE}}; may be empty
    Tone tone = Tone::plain;
  };
  enum class Style { chips, select };
  std::string name{};   ///< in the address
  std::string label{};  ///< "Kind of organisation"
  /// In the order to be shown in. Where there are none, the 200 that have most rows are offered, most rows first, in
  /// words that `words_of` makes of a value, and the page says how many are not among them.
  std::vector<Choice> choices{};
  Style as = Style::chips;
  std::function<std::string(const std::string& value)> words_of{};
};

/// What can be done with the rows that are ticked: the rows' keys go to `path` as fields "row[]", with the token.
struct BulkAction {
  std::string path{};
  std::string words{};    ///< "Mark as came"
  std::string counted{};  ///< the same with the number, "{}", in it: "Mark {} as came"
  std::string one{};      ///< where one row is said otherwise: "Cancel 1 booking"
  bool grave = false;     ///< takes something away
  std::string able{};     ///< the ability that a row needs for it; empty: all rows have it
};

/// What a row's sheet can be asked for by one letter while the row has the focus: do=VALUE in the row's address.
struct RowShortcut {
  std::string letter;
  std::string value;  ///< "edit"; empty where a button of the page (data-key) takes the letter
  std::string words;  ///< in the list of keys: "Edit"
};

/// What stands where no row is.
struct EmptyList {
  std::string heading{};  ///< "No delegates yet"
  std::string words{};
  std::string path{};  ///< of what to do first; may be empty
  std::string action{};
};

/// What a list is, whatever its rows are.
struct ListFrame {
  std::string title{};       ///< "Delegates of London SEND Summit": names the table and its files
  std::string path{};        ///< of the page, and with .csv and .xlsx of its files
  std::string files_path{};  ///< of its files without their ending, where that is not `path`
  std::string search{};      ///< label of the search: "Name or organisation"; empty where nothing is searched
  std::vector<ListFilter> filters{};
  std::string sort{};  ///< the column that it is sorted by at first
  bool descending = false;
  std::string rows = "rows";  ///< what one page holds many of: "people"
  EmptyList nothing_yet{};
  std::string nothing_found = "Nothing found";  ///< heading where search and filters leave none
  std::vector<BulkAction> bulk{};
  std::vector<RowShortcut> shortcuts{};
  bool files = true;          ///< offers its rows as CSV and XLSX
  bool search_first = false;  ///< shows nothing before something is searched for: there is no list of everybody
  std::int64_t page_size = 100;
};

/// One row as it is written.
struct WrittenRow {
  std::string key;          ///< of the tick; empty where nothing can be done with a selection
  std::string label;        ///< of the tick: "Gwen Abara"
  std::string abilities{};  ///< words of what can be done with it, apart by spaces
  bool current = false;     ///< it is shown beside the list
  std::vector<Cell> cells;
};

/// What a request asks of the list. What means nothing (an unknown column, a page that is no number, a choice that is
/// not offered) is left out.
[[nodiscard]] ListQuery list_query(const Request& request, const ListFrame& frame,
                                   const std::vector<ListColumn>& columns);
/// The list's address that asks for this; with `ending` that of its file.
[[nodiscard]] std::string list_address(const ListFrame& frame, const ListQuery& query, const std::string& ending = {});
[[nodiscard]] std::string list_html(const Request& request, const ListFrame& frame,
                                    const std::vector<ListColumn>& columns, const ListQuery& query,
                                    const ListFigures& figures, const std::vector<WrittenRow>& rows);
/// `format` is "csv" or "xlsx"; `cells_of` makes the cells of one row, so that those of all never stand in memory.
[[nodiscard]] Result<Reply> list_file(const ListFrame& frame, const std::vector<ListColumn>& columns, std::size_t rows,
                                      const std::function<std::vector<Cell>(std::size_t row)>& cells_of,
                                      const std::string& format);

template <class Row>
class Listing {
 public:
  explicit Listing(ListFrame frame) : frame_(std::move(frame)) {}

  Listing& column(ListColumn column, std::function<Cell(const Row&)> cell) {
    columns_.push_back(std::move(column));
    cells_.push_back(std::move(cell));
    return *this;
  }
  /// What a row is known by in a selection, and what it is called there.
  Listing& keys(std::function<std::string(const Row&)> key, std::function<std::string(const Row&)> label) {
    key_ = std::move(key);
    label_ = std::move(label);
    return *this;
  }

  /// What can be done with a row, for bulk actions that not every row can take: "Mark 2 of 3 as came".
  Listing& abilities(std::function<std::string(const Row&)> words) {
    abilities_ = std::move(words);
    return *this;
  }
  /// The key of the row that is shown beside the list; empty where none is.
  Listing& current(std::string key) {
    current_ = std::move(key);
    return *this;
  }

  [[nodiscard]] const ListFrame& frame() const { return frame_; }
  [[nodiscard]] ListQuery query(const Request& request) const { return list_query(request, frame_, columns_); }
  /// The same without pages, for a file.
  [[nodiscard]] ListQuery whole_query(const Request& request) const {
    auto query = list_query(request, frame_, columns_);
    query.page = 1;
    query.page_size = 0;
    return query;
  }
  /// Markup of the list: {{LIST:none}} in the page's template.
  [[nodiscard]] std::string html(const Request& request, const ListQuery& query, const ListPage<Row>& page) const {
    return list_html(request, frame_, columns_, query, page, written(page.rows));
  }
  [[nodiscard]] Result<Reply> file(const ListPage<Row>& page, const std::string& format) const {
    const auto cells_of = [&](std::size_t at) { return cells(page.rows[at]); };
    return list_file(frame_, columns_, page.rows.size(), cells_of, format);
  }

 private:
  [[nodiscard]] std::vector<WrittenRow> written(const std::vector<Row>& rows) const {
    std::vector<WrittenRow> written;
    written.reserve(rows.size());
    for (const auto& row : rows) {
      auto& out = written.emplace_back();
      if (key_) out.key = key_(row);
      if (label_) out.label = label_(row);
      if (abilities_) out.abilities = abilities_(row);
      out.current = !current_.empty() && out.key == current_;
      out.cells = cells(row);
    }
    return written;
  }
  [[nodiscard]] std::vector<Cell> cells(const Row& row) const {
    std::vector<Cell> out;
    for (const auto& cell : cells_) out.push_back(cell(row));
    return out;
  }

  ListFrame frame_;
  std::vector<ListColumn> columns_;
  std::vector<std::function<Cell(const Row&)>> cells_;
  std::function<std::string(const Row&)> key_;
  std::function<std::string(const Row&)> label_;
  std::function<std::string(const Row&)> abilities_;
  std::string current_;
};

}  // namespace muster::web
