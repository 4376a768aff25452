// The delegates of an event as their pages and files need them.
#include <muster/domain/booking/delegate_service.hpp>

#include "questions/answer_columns_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/kit/tabular/sheet_stream.hpp>

namespace muster::booking {

Result<std::vector<Delegate>> delegates(store::Database& database, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<std::vector<Delegate>> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    return delegates(session, event.id);
  });
}

Result<std::string> export_delegates(store::Database& database, const std::string& event_slug,
                                     const std::string& format, Contacts contacts) {
  const bool reachable = contacts == Contacts::shown;
  sql::AnswerColumns answers;
  MUSTER_TRY(people, database.read([&](store::Session& session) -> Result<std::vector<Delegate>> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    if (reachable) answers = sql::answer_columns(session, event.id);
    return delegates(session, event.id);
  }));
  tabular::Row heading{"First name", "Surname", "Organisation", "Kind of organisation"};
  if (reachable) heading.insert(heading.end(), {"E-mail", "Job title"});
  heading.insert(heading.end(), answers.headings.begin(), answers.headings.end());
  const auto give = [&](const tabular::RowTaker& take) -> Outcome {
    for (const auto& person : people) {
      tabular::Row row{person.first_name, person.last_name, person.organisation, person.kind};
      if (reachable) row.insert(row.end(), {person.email, person.job_title});
      for (auto& cell : answers.cells_of(person.person_id)) row.push_back(std::move(cell));
      MUSTER_CHECK(take(row));
    }
    return Success{};
  };
  const tabular::StreamedSheet sheet{"Delegates", std::move(heading), "", give};
  if (format == "csv") return tabular::to_csv(sheet);
  if (format == "xlsx") return tabular::to_xlsx(std::vector{sheet});
  return bad_input("\"" + format + "\" is no format for this; choose csv or xlsx.");
}

}  // namespace muster::booking
