// Writes delegates into a table.
#include "delegate_file_service.hpp"

#include "domain/booking/delegate_list_sql.hpp"
#include "domain/booking/questions/answer_columns_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/kit/tabular/sheet_stream.hpp>

#include <set>

namespace muster::booking {

namespace {
constexpr std::string_view not_named = "(not named)";
}  // namespace

Result<std::int64_t> delegates_found(store::Database& database, const std::string& event_slug, const ListQuery& query,
                                     Contacts contacts) {
  auto first = query;
  first.page = 1;
  first.page_size = 1;
  return database.read([&](store::Session& session) -> Result<std::int64_t> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    return sql::listed_delegates(session, event.id, first, contacts).found;
  });
}

Result<jobs::JobFile> delegates_file(store::Database& database, const std::string& event_slug, ListQuery query,
                                     const std::string& format, Contacts contacts, Progress& progress) {
  constexpr std::int64_t all_at_once = 0;
  query.page = 1;
  query.page_size = all_at_once;
  const bool shown = contacts == Contacts::shown;
  sql::AnswerColumns answers;
  std::set<std::string> unnamed;
  MUSTER_TRY(found, database.read([&](store::Session& session) -> Result<ListPage<ListedDelegate>> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    if (shown) answers = sql::answer_columns(session, event.id);
    unnamed = sql::people_not_named(session, event.id);
    return sql::listed_delegates(session, event.id, query, contacts);
  }));
  tabular::Row heading{"First name", "Surname", "Organisation", "Kind of organisation", "State"};
  if (shown) heading.insert(heading.end(), {"E-mail", "Job title", "May be named"});
  heading.insert(heading.end(), answers.headings.begin(), answers.headings.end());
  const auto give = [&](const tabular::RowTaker& take) -> Outcome {
    progress.begin("delegates", found.found);
    std::int64_t written = 0;
    for (const auto& each : found.rows) {
      // Whoever arranges the day needs every name, and is told who is not to be named to others.
      const bool named = !unnamed.contains(each.person_id);
      tabular::Row row{shown || named ? each.first_name : std::string(),
                       shown || named ? each.last_name : std::string(not_named), each.organisation, each.kind,
                       std::string(state_label(each.state))};
      if (shown) row.insert(row.end(), {each.email, each.job_title, named ? "yes" : "no"});
      for (auto& cell : answers.cells_of(each.person_id)) row.push_back(std::move(cell));
      MUSTER_CHECK(take(row));
      MUSTER_CHECK(go_on(progress, ++written));
    }
    return Success{};
  };
  const tabular::StreamedSheet sheet{"Delegates", std::move(heading), "", give};
  const auto name = event_slug + "-delegates." + format;
  if (format == "csv") {
    MUSTER_TRY(text, tabular::to_csv(sheet));
    return jobs::JobFile{name, "text/csv; charset=utf-8", std::move(text)};
  }
  MUSTER_TRY(bytes, tabular::to_xlsx(std::vector{sheet}));
  return jobs::JobFile{name, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", std::move(bytes)};
}

}  // namespace muster::booking
