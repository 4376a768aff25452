#pragma once
// A database with 100,000 rows behind each list, put in by plain statements: what is measured is reading them.

#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/front/app/setup.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/name_keys.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/store/audit.hpp>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace muster::bench {

constexpr std::int64_t listed_rows = 100'000;
inline const store::AuditContext bench_run{"bench", SystemClock().now()};
constexpr const char* bench_programme = "Our network";

template <class T>
T must(Result<T> result) {
  if (!result.ok()) {
    std::fprintf(stderr, "%s\n", result.error().message.c_str());
    std::exit(1);
  }
  return std::move(result).value();
}

/// One transaction that calls `add` with the number of each row.
template <class Add>
void add_rows(store::Database& database, Add add) {
  must(database.write([&](store::Session& session) -> Outcome {
    for (std::int64_t at = 0; at < listed_rows; ++at) add(session, at, std::to_string(at));
    return Success{};
  }));
}

inline std::string generated_list() {
  constexpr std::array organisations{"Barnet", "Camden", "Tower Hamlets",          "AfC",
                                     "NHS",    "Sutton", "Kensington and Chelsea", "LIIA"};
  std::string list = "First Name,Surname,Borough/Organisation,Email\r\n";
  for (std::int64_t at = 0; at < listed_rows; ++at) {
    const auto number = std::to_string(at);
    list += "Given" + std::to_string(at % 311) + ",Family" + number + "," +
            organisations[static_cast<std::size_t>(at) % organisations.size()] + ",p" + number + "@example.org\r\n";
  }
  return list;
}

/// The people, and one more in another programme, so that those of one are to be told from those of all.
inline void add_delegates(store::Database& database) {
  must(events::add_event(database, bench_run, {"bench", "Bench", "2026-11-05", "london", "", "in person", ""}));
  must(booking::import_delegates(database, bench_run, "bench", {"list.csv", generated_list(), ""}, std::nullopt));
  must(events::add_event(database, bench_run, {"other", "Other", "2026-11-06", "london", "", "in person", "Another"}));
  must(booking::import_delegates(
      database, bench_run, "other",
      {"other.csv", "First Name,Surname,Borough/Organisation,Email\r\nGiven1,Other,Barnet,other@example.org\r\n", ""},
      std::nullopt));
}

inline void add_events(store::Database& database, const events::Event& like, const std::string& programme_id) {
  constexpr std::array places{"online", "in person", "hybrid"};
  add_rows(database, [&](store::Session& session, std::int64_t at, const std::string& number) {
    const auto day = iso_date(Date(std::chrono::sys_days(like.date) + std::chrono::days(at % 3000)));
    const std::string venue = "Hall " + std::to_string(at % 700);
    session.execute(
        "insert into event (id, programme_id, region_id, slug, title, date, venue, attendance, version, search_text) "
        "values ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9)",
        {new_id(), programme_id, like.region_id, "event-" + number, "Forum " + number, day, venue,
         std::string(places[static_cast<std::size_t>(at) % places.size()]), search_key("Forum " + number + venue)});
  });
}

inline void add_organisations(store::Database& database, const events::Event& like, const std::string& programme_id) {
  constexpr std::array kinds{"health", "voluntary", "government", "other"};
  add_rows(database, [&](store::Session& session, std::int64_t at, const std::string& number) {
    const auto id = new_id();
    const auto name = "Society " + number;
    const auto alias = "Guild " + number;
    session.execute(
        "insert into organisation (id, name, folded_name, kind, region_id, programme_id, retired, sort_name, "
        "search_text, search_aliases, hidden) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0)",
        {id, name, "society" + number, std::string(kinds[static_cast<std::size_t>(at) % kinds.size()]), like.region_id,
         programme_id, std::int64_t{at % 9 == 0 ? 1 : 0}, sort_key({name}), search_key(name), search_key(alias)});
    session.execute("insert into organisation_alias (organisation_id, alias, folded_alias) values ($1, $2, $3)",
                    {id, alias, search_key(alias)});
  });
}

inline void add_team(store::Database& database, const std::string& programme_id) {
  constexpr std::array roles{"organiser", "lead", "door", "data entry"};
  add_rows(database, [&](store::Session& session, std::int64_t at, const std::string& number) {
    const auto id = new_id();
    const auto day = iso_date(Date(std::chrono::sys_days(day_in_london(bench_run.at)) - std::chrono::days(at % 900)));
    session.execute("insert into account (id, email, added_at) values ($1, $2, $3)",
                    {id, "colleague" + number + "@example.org", iso_instant(bench_run.at)});
    session.execute(
        "insert into account_role (account_id, programme_id, role, since, seen_on, sort_email, search_email) "
        "values ($1, $2, $3, $4, $4, $5, $6)",
        {id, programme_id, std::string(roles[static_cast<std::size_t>(at) % roles.size()]), day,
         "colleague" + number + "@example.org", search_key("colleague" + number + "@example.org")});
  });
}

inline void add_mail(store::Database& database, const std::string& programme_id) {
  constexpr std::array states{"waiting", "sent", "sent", "sent", "sent", "bounced", "sent", "given up"};
  const std::string body(1500, 'x');
  add_rows(database, [&](store::Session& session, std::int64_t at, const std::string& number) {
    session.execute(
        "insert into outbox (id, programme_id, kind, recipient, subject, body, html, detail, state, attempts, reason, "
        "created_at, next_at, deadline, sort_to, search_text) values ($1, $2, 'plain', $3, $4, $5, $5, '', $6, 0, '', "
        "$7, $7, '', $3, $8)",
        {new_id(), programme_id, "p" + number + "@example.org", "Your place at forum " + std::to_string(at % 50), body,
         std::string(states[static_cast<std::size_t>(at) % states.size()]),
         iso_instant(bench_run.at - std::chrono::seconds(at)),
         search_key("p" + number + "@example.org") + " " +
             search_key("Your place at forum " + std::to_string(at % 50))});
  });
}

inline void add_notes(store::Database& database, const events::Event& event) {
  constexpr std::array kinds{"challenge", "opportunity", "question"};
  add_rows(database, [&](store::Session& session, std::int64_t at, const std::string& number) {
    const auto table = std::to_string(at % 40);
    const auto body = "Families wait too long for an answer, said table " + number + ", and nobody tells them why.";
    session.execute(
        "insert into note_row (id, event_id, import_id, table_label, kind, body, position, sort_table, sort_text, "
        "search_text) values ($1, $2, null, $3, $4, $5, $6, $7, $8, $9)",
        {new_id(), event.id, table, std::string(kinds[static_cast<std::size_t>(at) % kinds.size()]), body, at,
         "00" + std::to_string(table.size()) + table, sort_key({body}), folded_name(body)});
  });
}

inline void add_imports(store::Database& database, const events::Event& event) {
  add_rows(database, [&](store::Session& session, std::int64_t at, const std::string& number) {
    const auto moment = iso_instant(bench_run.at - std::chrono::minutes(at + 1));
    session.execute(
        "insert into import (id, event_id, kind, file_name, file_fingerprint, row_count, added_count, applied_at, "
        "undone_at, sort_file, search_text) values ($1, $2, 'delegates', $3, $4, 100, 90, $5, $6, $7, $8)",
        {new_id(), event.id, "list " + number + ".xlsx", number, moment,
         at % 4 == 0 ? store::Value(moment) : store::Value(nullptr), sort_key({"list " + number + ".xlsx"}),
         search_key("list " + number + ".xlsx")});
  });
}

inline void add_changes(store::Database& database) {
  constexpr std::array subjects{"event", "person", "note", "import", "round"};
  add_rows(database, [&](store::Session& session, std::int64_t at, const std::string& number) {
    const std::string subject = subjects[static_cast<std::size_t>(at) % subjects.size()];
    store::write_audit(session,
                       {"account " + std::to_string(at % 40), bench_run.at - std::chrono::seconds(at), bench_programme},
                       subject + " changed", subject, number, {"title", "state"});
  });
}

}  // namespace muster::bench
