// How SQLite reads each list: by an index that holds the order and all that is asked of a row, whatever is looked for.
// Times say little on a busy machine; a plan is the same on each.
#include "../../../src/domain/access/team_sql.hpp"
#include "../../../src/domain/booking/delegate_list_sql.hpp"
#include "../../../src/domain/booking/nominations/nomination_sql.hpp"
#include "../../../src/domain/booking/substitutes/substitute_sql.hpp"
#include "../../../src/domain/events/event_sql.hpp"
#include "../../../src/domain/feedback/notes/note_list_sql.hpp"
#include "../../../src/domain/intake/staged_sql.hpp"
#include "../../../src/domain/webhooks/delivery_sql.hpp"
#include "../../../src/platform/mail/outbox_sql.hpp"

#include <muster/domain/booking/people_list_sql.hpp>
#include <muster/domain/people/organisation_list_sql.hpp>

#include <functional>
#include <map>

#include "support/summit_store.hpp"

using namespace muster;
using namespace muster::test;

namespace {

/// Passes statements on, and has the plans of those that make up a list.
class PlanReader final : public store::Session {
 public:
  explicit PlanReader(store::Session& session) : session_(session) {}
  std::int64_t execute(std::string_view sql, const store::Values& values) override {
    return session_.execute(sql, values);
  }
  void each(std::string_view sql, const store::Values& values,
            const std::function<void(const store::Row&)>& row) override {
    if (sql.find("picked_key") != std::string_view::npos) {
      ++pages;
      look(sql, values);
    } else if (sql.starts_with("select count(*)")) {
      look(sql, values);
    }
    // A page is read only where its list counts some rows.
    session_.each(sql, values, row);
  }

  int pages = 0;
  std::string faults;

 private:
  void look(std::string_view sql, const store::Values& values) {
    std::map<std::int64_t, std::pair<std::int64_t, std::string>> steps;
    session_.each("explain query plan " + std::string(sql), values,
                  [&](const store::Row& step) { steps[step.integer(0)] = {step.integer(1), step.text(3)}; });
    const auto inside_page = [&](std::int64_t id) {
      for (auto at = steps.find(steps.at(id).first); at != steps.end(); at = steps.find(at->second.first))
        if (at->second.second.ends_with(" picked")) return true;
      return false;
    };
    const auto few_beside = [&](std::int64_t parent) {
      for (const auto& [id, step] : steps)
        if (step.first == parent && step.second.find("staged_upload") != std::string::npos) return true;
      return false;
    };
    const bool is_page = sql.find("picked_key") != std::string_view::npos;
    for (const auto& [id, step] : steps) {
      const auto& [parent, words] = step;
      if (few_beside(parent) || (is_page && !inside_page(id))) continue;
      const bool sorts = words.starts_with("USE TEMP B-TREE FOR ORDER BY");
      const bool leaves_index = (words.starts_with("SEARCH ") || words.starts_with("SCAN ")) &&
                                words.find("COVERING INDEX") == std::string::npos;
      if (sorts || leaves_index) faults += words + "\n  in " + std::string(sql) + "\n";
    }
  }

  store::Session& session_;
};

}  // namespace

// In PostgreSQL plans follow what is in the tables.
TEST_CASE("every list is read in its order by an index that holds all that is asked of a row", "[sqlite]") {
  SummitStore store;
  const std::string id = "x";
  const std::vector<std::string> programmes{"p", "q"};
  const people::OrganisationScope scope = std::vector<people::OrganisationsOf>{{"p", {"r", "s"}}, {"q", {"r"}}};
  using ListCall = std::function<void(store::Session&, const ListQuery&)>;
  struct Order {
    std::string list;
    ListCall asked;
    std::vector<std::string> columns;
    std::map<std::string, std::string> filters;
    std::string row;   ///< how one comes to be: statements, apart by "; "
    bool few = false;  ///< of one event, and waiting for a decision: put in order as they are read
  };
  const auto one = [](const std::string& table, const std::string& columns, const std::string& values) {
    return "insert into " + table + " (" + columns + ") values (" + values + ")";
  };
  const std::vector<Order> orders{
      {"events",
       [&](store::Session& session, const ListQuery& query) {
         (void)events::sql::listed_events(session, std::vector<std::string>{"P", "Q"}, query);
       },
       {"date", "event", "where"},
       {{"programme", "P"}},
       one("event", "id, programme_id, region_id, slug, title, date, venue, attendance, version",
           "'x', 'p', 'r', 'x', 'X', '2022-06-10', '', 'online', 1")},
      {"surveys",
       [&](store::Session& session, const ListQuery& query) {
         (void)events::sql::listed_events(session, std::vector<std::string>{"P", "Q"}, query,
                                          events::AskedKind::survey);
       },
       {"date"},
       {{"programme", "P"}},
       one("event", "id, programme_id, region_id, slug, title, date, venue, attendance, version, kind",
           "'s', 'p', 'r', 'p.s', 'S', '2022-06-10', '', 'online', 1, 'survey'")},
      {"delegates",
       [&](store::Session& session, const ListQuery& query) {
         (void)booking::sql::listed_delegates(session, id, query, booking::Contacts::shown);
       },
       {"name", "organisation", "state"},
       {},
       one("booking_row", "id, event_id, person_id, booked_at, state", "'b', 'x', 'h', '', 'nominated'")},
      {"people",
       [&](store::Session& session, const ListQuery& query) {
         (void)booking::listed_people(session, std::vector<std::string>{"P", "Q"}, query);
       },
       {"name"},
       {},
       ""},
      {"organisations",
       [&](store::Session& session, const ListQuery& query) {
         (void)people::listed_organisations(session, scope, query);
       },
       {"name", "kind"},
       {{"use", "used"}, {"kind", "health"}},
       one("organisation", "id, name, folded_name, kind, programme_id, region_id",
           "'o', 'O', 'o', 'health', 'p', 'r'")},
      {"substitutes",
       [&](store::Session& session, const ListQuery& query) {
         (void)booking::sql::listed_requests(session, id, query);
       },
       {"asked"},
       {},
       one("substitute_request", "booking_id, event_id, step, first_name, last_name, email, job_title, asked_at",
           "'b', 'x', 1, '', '', '', '', '2022-06-01T12:00:00Z'") +
           "; " +
           one("booking_step",
               "id, booking_id, number, from_state, to_state, taken_at, taken_by, reason, act_id, undoes",
               "'s', 'b', 1, '', 'nominated', '2022-06-01T12:00:00Z', '', '', '', ''")},
      {"leads",
       [&](store::Session& session, const ListQuery& query) { (void)booking::sql::listed_calls(session, id, query); },
       {"asked"},
       {},
       one("nomination_call", "id, event_id, organisation_id, name, email, until, asked_at",
           "'c', 'x', 'o', '', '', '', '2022-06-01T12:00:00Z'")},
      {"nominations",
       [&](store::Session& session, const ListQuery& query) {
         (void)booking::sql::listed_nominations(session, id, query);
       },
       {"organisation", "name"},
       {},
       one("nomination", "booking_id, call_id, place", "'b', 'c', 1"),
       true},
      {"team",
       [&](store::Session& session, const ListQuery& query) { (void)access::sql::listed_members(session, "p", query); },
       {"role", "email", "since", "seen"},
       {{"role", "door"}},
       one("account_role", "account_id, programme_id, role, since", "'a', 'p', 'door', ''")},
      {"mail",
       [&](store::Session& session, const ListQuery& query) { (void)mail::sql::entries(session, programmes, query); },
       {"urgency", "since", "to"},
       {{"state", "sent"}},
       one("outbox",
           "id, programme_id, kind, recipient, subject, body, html, detail, state, attempts, reason, created_at, "
           "next_at, deadline",
           "'m', 'p', '', '', '', '', '', '', 'sent', 1, '', '2022-06-10T12:00:00Z', '2022-06-10T12:00:00Z', ''")},
      {"notes",
       [&](store::Session& session, const ListQuery& query) { (void)feedback::sql::listed_notes(session, id, query); },
       {"table", "kind", "note"},
       {{"kind", "challenge"}, {"table", "3"}},
       one("note_row", "id, event_id, table_label, kind, body, position", "'n', 'x', '3', 'challenge', 'N', 1")},
      {"files",
       [&](store::Session& session, const ListQuery& query) {
         std::vector<std::string> jobs;
         (void)intake::sql::select_files(session, noon(), id, "delegates", query, jobs);
       },
       {"at", "file", "state"},
       {{"state", "imported"}},
       one("import", "id, event_id, kind, file_name, file_fingerprint, row_count, added_count, applied_at",
           "'i', 'x', 'delegates', '', '', 1, 1, '2022-06-10T12:00:00Z'")},
      {"changes",
       [&](store::Session& session, const ListQuery& query) {
         (void)store::listed_audit_entries(session, std::vector<std::string>{"P", "Q"}, query);
       },
       {"at"},
       {{"subject", "note"}, {"actor", "somebody"}},
       one("audit", "id, at, actor, action, subject, subject_id, fields, scope",
           "'t', '2022-06-10T12:00:00Z', 'somebody', 'x', 'note', '', '', 'P'")},
      {"deliveries",
       [&](store::Session& session, const ListQuery& query) { (void)webhooks::sql::listed(session, "w", query); },
       {"number"},
       {{"state", "sent"}, {"kind", "test"}},
       one("webhook_delivery",
           "id, receiver_id, number, kind, object_id, data, happened_at, state, attempts, next_at, holder, status, "
           "reason",
           "'d', 'w', 1, 'test', 'o', '{}', '2022-06-10T12:00:00Z', 'sent', 1, '2022-06-10T12:00:00Z', '', 200, ''")}};
  const auto looked = store.database().write([&](store::Session& session) -> Outcome {
    for (const auto* sql :
         {"insert into programme (id, slug, name) values ('p', 'p', 'P'), ('q', 'q', 'Q')",
          "insert into region (id, slug, name) values ('r', 'r', 'R'), ('s', 's', 'S')",
          "insert into audit_scope (name, key) values ('P', 'P')",
          "insert into webhook_receiver (id, programme_id, name, address, kinds, personal, state, secret, "
          "former_secret, "
          "former_until, failing_since, told_at, made_at, version) values ('w', 'p', 'W', '', '', 0, 'active', '', '', "
          "'', "
          "'', '', '', 1)",
          "insert into account (id, email, added_at) values ('a', 'a@x.example', '2022-06-10T12:00:00Z')",
          "insert into person (id, first_name, last_name, email, job_title, programmes) values ('h', 'H', '', '', '', "
          "'p')"})
      session.execute(sql);
    for (const auto& order : orders) {
      INFO(order.list);
      for (std::size_t at = 0; at < order.row.size();) {
        const auto end = std::min(order.row.find("; ", at), order.row.size());
        session.execute(order.row.substr(at, end - at));
        at = end + 2;
      }
      PlanReader plans(session);
      ListQuery query;
      for (const auto& column : order.columns) {
        query.sort = column;
        query.descending = !query.descending;
        query.filters.clear();
        order.asked(plans, query);
        query.filters = order.filters;
        order.asked(plans, query);
      }
      query.search = "x y";
      query.filters.clear();
      order.asked(plans, query);
      if (!order.few) CHECK(plans.faults == "");
      CHECK(plans.pages >= static_cast<int>(order.columns.size()));
    }
    return Success{};
  });
  if (!looked.ok()) FAIL(looked.error().detail);
}
