// Reads what a request asks of a list, and writes the list's own addresses and files.
#include <muster/platform/web/listing.hpp>

#include <muster/kit/base/address.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/tabular/sheet_stream.hpp>

#include <algorithm>

namespace muster::web {
namespace {

bool offers(const ListFilter& filter, const std::string& value) {
  return filter.choices.empty() || std::any_of(filter.choices.begin(), filter.choices.end(),
                                               [&](const ListFilter::Choice& each) { return each.value == value; });
}

/// "/events/summit/delegates" -> "summit-delegates".
std::string file_name(const ListFrame& frame) {
  const auto& path = frame.files_path.empty() ? frame.path : frame.files_path;
  std::string name = path.starts_with("/events/") ? path.substr(8) : path.substr(1);
  std::replace(name.begin(), name.end(), '/', '-');
  return name;
}

std::string text_of(const Cell& cell) {
  std::string text = cell.text;
  if (!cell.strong.empty()) text += (text.empty() ? "" : " ") + cell.strong;
  for (const auto& link : cell.links) text += (text.empty() ? "" : ", ") + link.words;
  return text;
}

}  // namespace

ListQuery list_query(const Request& request, const ListFrame& frame, const std::vector<ListColumn>& columns) {
  ListQuery query;
  if (!frame.search.empty()) query.search = trimmed(request.query.get("q"));
  for (const auto& filter : frame.filters) {
    auto value = request.query.get(filter.name);
    if (!value.empty() && offers(filter, value)) query.filters.emplace(filter.name, std::move(value));
  }
  auto sort = request.query.get("sort");
  const bool turned = sort.starts_with('-');
  if (turned) sort.erase(0, 1);
  const bool known = !sort.empty() && std::any_of(columns.begin(), columns.end(),
                                                  [&](const ListColumn& column) { return column.name == sort; });
  query.sort = known ? sort : frame.sort;
  query.descending = known ? turned : frame.descending;
  const auto page = parse_integer(request.query.get("page"));
  if (page && *page > 0) query.page = *page;
  query.page_size = frame.page_size;
  return query;
}

std::string list_address(const ListFrame& frame, const ListQuery& query, const std::string& ending) {
  std::vector<std::pair<std::string, std::string>> parts{{"q", query.search}};
  for (const auto& filter : frame.filters) {
    if (const auto chosen = query.filters.find(filter.name); chosen != query.filters.end()) parts.emplace_back(*chosen);
  }
  if (query.sort != frame.sort || query.descending != frame.descending)
    parts.emplace_back("sort", (query.descending ? "-" : "") + query.sort);
  if (query.page > 1 && ending.empty()) parts.emplace_back("page", std::to_string(query.page));
  const auto& path = ending.empty() || frame.files_path.empty() ? frame.path : frame.files_path;
  return address(path + ending, parts);
}

Result<Reply> list_file(const ListFrame& frame, const std::vector<ListColumn>& columns, std::size_t rows,
                        const std::function<std::vector<Cell>(std::size_t row)>& cells_of, const std::string& format) {
  std::vector<std::size_t> kept;
  tabular::Row heading;
  for (std::size_t at = 0; at < columns.size(); ++at) {
    if (columns[at].where == ListColumn::ShownOn::page || columns[at].kind == ListColumn::Kind::actions) continue;
    kept.push_back(at);
    heading.push_back(columns[at].heading);
  }
  const auto give = [&](const tabular::RowTaker& take) -> Outcome {
    for (std::size_t at = 0; at < rows; ++at) {
      const auto cells = cells_of(at);
      tabular::Row row;
      for (const auto column : kept) row.push_back(text_of(cells[column]));
      MUSTER_CHECK(take(row));
    }
    return Success{};
  };
  const tabular::StreamedSheet sheet{frame.title, std::move(heading), "", give};
  const auto name = file_name(frame) + "." + format;
  if (format == "csv") {
    MUSTER_TRY(text, tabular::to_csv(sheet));
    return download(std::move(text), "text/csv; charset=utf-8", name);
  }
  MUSTER_TRY(bytes, tabular::to_xlsx(std::vector{sheet}));
  return download(std::move(bytes), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name);
}

}  // namespace muster::web
