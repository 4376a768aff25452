// Statements made of the declarations: tables and columns are said by name, their owners are not.
#include "passage_sql.hpp"

#include <muster/domain/privacy/held_data.hpp>

#include <algorithm>
#include <array>

namespace muster::passage::sql {
namespace {

/// What belongs to rounds goes along where the round is closed.
constexpr std::array of_closed_rounds = std::to_array<std::string_view>(
    {"round_closing", "round_breakdown", "response", "personal_answer", "answer_link", "spent_link", "text_look",
     "theme_question", "theme_reading", "theme_rule_reading", "theme_quote"});

const std::string events = "(select id from event where programme_id = $1)";
const std::string closed_rounds = "(select id from round where state = 'closed' and event_id in " + events + ")";

const std::string people =
    "(id in (select person_id from booking_row where event_id in " + events +
    ") or id in (select person_id from answer_link where round_id in " + closed_rounds +
    ") or id in (select n.person_id from edition_name n join edition e on e.id = n.edition_id where e.event_id in " +
    events +
    ") or id in (select t.person_id from delegate_message_to t join delegate_message m on m.id = t.message_id " +
    "where m.event_id in " + events +
    ") or id in (select s.person_id from delegate_message_sent s join delegate_message m on m.id = s.message_id "
    "where " +
    "m.event_id in " + events + "))";

const std::string named_organisations = "(id in (select organisation_id from person where " + people +
                                        ") or id in (select organisation_id from nomination_call where event_id in " +
                                        events +
                                        ") or id in (select organisation_id from membership where programme_id = $1))";

const std::string own_regions =
    "(programme_id = $1 or id in (select region_id from programme_region where programme_id = $1) or id in (select "
    "region_id from event where programme_id = $1))";

/// Which rows of a table are the programme's, `$1`.
std::string condition(const TravellingTable& table) {
  if (table.name == "programme") return "id = $1";
  if (table.name == "person") return people;
  if (table.name == "region")
    return own_regions + " or id in (select region_id from organisation where " + named_organisations + ")";
  if (table.name == "organisation")
    return "programme_id = $1 or programme_id is null and region_id in (select id from region where " + own_regions +
           ") or " + named_organisations;
  if (table.name == "stopped_mail")
    return "scope like '% ' || $1 or exists (select 1 from mail_list l where l.programme_id = $1 and scope like '% ' "
           "|| l.id)";
  if (table.name == "erasure") return "$1 = $1";
  const auto belongs = belonging(table);
  const std::string column(belongs->column);
  if (belongs->table == "programme") return column + " = $1";
  if (belongs->table == "round" &&
      std::find(of_closed_rounds.begin(), of_closed_rounds.end(), table.name) != of_closed_rounds.end()) {
    return column + " in " + closed_rounds;
  }
  std::string said = column + " in (select id from " + std::string(belongs->table) + " where " +
                     condition(*travelling(belongs->table)) + ")";
  if (table.name == "mail_list_member") said += " and joined = 1";
  // What waits for its moment goes from where it was planned, and from there alone.
  if (table.name == "mail_list_message") said += " and planned = 0";
  if (table.name == "delegate_message") said += " and ready = 1";
  return said;
}

/// What goes along of a column where that is not what stands in it.
std::string expression(std::string_view table, std::string_view column) {
  std::string name(column);
  if (table == "round") {
    if (column == "salt") return "''";
    // Nobody shall answer one form in two places: an open one is not open where it is read.
    if (column == "state") return "case when state = 'open' then 'draft' else state end";
    if (column == "opens_at") return "case when state = 'closed' then opens_at end";
  }
  // An answer moves it while a form is open: two files together would tell how many came between them.
  if (table == "event" && column == "version") return "1";
  if (table == "room" && column == "salt") return "''";
  if (table == "room_question" && column == "asked_by") return "''";
  if (table == "planned_message" && column == "state") return "case when state = 'planned' then 'draft' else state end";
  if (table == "bulletin_issue" && column == "state") return "case when state = 'going' then 'sent' else state end";
  if (table == "bulletin_issue" && column == "sends_at") return "case when state = 'draft' then '' else sends_at end";
  if (table == "membership_settings" && column == "reminders_on") return "0";
  // Of another programme there, of the only one here.
  if (column == "programme_id" && (table == "region" || table == "organisation"))
    return "case when programme_id is null then null else $1 end";
  return name;
}

std::string listed_names(const std::vector<std::string_view>& names) {
  std::string list;
  for (const auto name : names) list += (list.empty() ? "" : ", ") + std::string(name);
  return list;
}

std::vector<std::string> titles(store::Session& session, std::string_view statement, const std::string& programme_id,
                                const std::string& what) {
  std::vector<std::string> found;
  session.each(statement, {programme_id}, [&](const store::Row& row) { found.push_back(what + row.text(0)); });
  return found;
}

}  // namespace

std::vector<Named> programmes(store::Session& session) {
  std::vector<Named> all;
  session.each("select id, slug, name from programme order by name, id", {},
               [&](const store::Row& row) { all.push_back({row.text(0), row.text(1), row.text(2)}); });
  return all;
}

std::vector<std::string> unfinished(store::Session& session, const std::string& programme_id) {
  auto all = titles(session,
                    "select distinct e.title from unfinished_import u join import i on i.id = u.import_id join event e "
                    "on e.id = i.event_id where e.programme_id = $1 order by e.title",
                    programme_id, "an import is being saved or taken back: ");
  const auto closing = titles(
      session,
      "select distinct e.title from round r join event e on e.id = r.event_id where e.programme_id = $1 and (exists "
      "(select 1 from unfinished_closing u where u.round_id = r.id) or r.state = 'closed' and exists (select 1 from "
      "response a where a.round_id = r.id and a.released > 1 and a.released in (select b.number from response_batch b "
      "where b.round_id = r.id)))"
      " order by e.title",
      programme_id, "a form is being closed: ");
  const auto rooms =
      titles(session,
             "select e.title from room o join event e on e.id = o.event_id where e.programme_id = $1 and "
             "o.state = 'open' order by e.title",
             programme_id, "the room is open, close it first: ");
  all.insert(all.end(), closing.begin(), closing.end());
  all.insert(all.end(), rooms.begin(), rooms.end());
  return all;
}

std::vector<std::string> open_rounds(store::Session& session, const std::string& programme_id) {
  return titles(session,
                "select e.title from round r join event e on e.id = r.event_id where e.programme_id = $1 and r.state = "
                "'open' order by e.title",
                programme_id, "");
}

void each_row(store::Session& session, const TravellingTable& table, const std::string& programme_id,
              const std::function<void(const store::Row&)>& row) {
  // By pages of the key: PostgreSQL's client holds the whole of a result.
  constexpr std::int64_t page = 2'000;
  const auto declared = columns_of(table);
  const auto key = privacy::names_in(table.key);
  std::string columns;
  for (const auto& column : declared) columns += (columns.empty() ? "" : ", ") + expression(table.name, column.name);
  std::string places;
  for (std::size_t at = 0; at < key.size(); ++at) places += (at == 0 ? "$" : ", $") + std::to_string(at + 2);
  const auto beginning = "select " + columns + " from " + std::string(table.name) + " where (" + condition(table) + ")";
  const auto end = " order by " + listed_names(key) + " limit " + std::to_string(page);
  const auto behind = " and (" + listed_names(key) + ") > (" + places + ")";
  store::Values values{programme_id};
  for (std::int64_t count = page; count == page;) {
    const bool first = values.size() == 1;
    count = 0;
    store::Values next{programme_id};
    session.each(beginning + (first ? "" : behind) + end, values, [&](const store::Row& each) {
      row(each);
      if (++count < page) return;
      for (const auto name : key) {
        const auto at = static_cast<std::size_t>(
            std::find_if(declared.begin(), declared.end(), [&](const Column& one) { return one.name == name; }) -
            declared.begin());
        next.emplace_back(declared[at].holds == Holds::whole ? store::Value(each.integer(at))
                                                             : store::Value(each.text(at)));
      }
    });
    values = std::move(next);
  }
}

std::int64_t row_count(store::Session& session, const TravellingTable& table, const std::string& programme_id) {
  const auto statement = "select count(*) from " + std::string(table.name) + " where " + condition(table);
  return session.first(statement, {programme_id})->integer(0);
}

bool add_row(store::Session& session, const TravellingTable& table, const std::vector<std::string_view>& columns,
             const store::Values& values) {
  std::string places;
  for (std::size_t at = 1; at <= columns.size(); ++at) places += (at == 1 ? "$" : ", $") + std::to_string(at);
  const auto statement = "insert into " + std::string(table.name) + " (" + listed_names(columns) + ") values (" +
                         places + ")" + (table.shared ? " on conflict do nothing" : "");
  return session.execute(statement, values) > 0;
}

void fill_in(store::Session& session, std::string_view table, std::string_view column, const std::string& id,
             const std::string& value) {
  session.execute("update " + std::string(table) + " set " + std::string(column) + " = $2 where id = $1", {id, value});
}

bool is_taken(store::Session& session, std::string_view table, std::string_view column, const std::string& value) {
  return session
      .first("select 1 from " + std::string(table) + " where " + std::string(column) + " = $1 limit 1", {value})
      .has_value();
}

bool is_empty_place(store::Session& session, const std::string& programme_id) {
  for (const auto& table : travelling_tables()) {
    const auto belongs = belonging(table);
    const bool counts = belongs && belongs->table == "programme" && table.name != "programme_region" &&
                        table.name != "programme_logo" && table.name != "organisation_kind";
    if (counts && is_taken(session, table.name, belongs->column, programme_id)) return false;
  }
  return !is_taken(session, "region", "programme_id", programme_id) &&
         !is_taken(session, "organisation", "programme_id", programme_id);
}

void empty_place(store::Session& session, const std::string& programme_id, const std::string& name) {
  for (const auto* table : {"programme_region", "programme_logo", "organisation_kind"})
    session.execute("delete from " + std::string(table) + " where programme_id = $1", {programme_id});
  session.execute("update programme set name = $2 where id = $1", {programme_id, name});
}

std::string another_region(store::Session& session, const std::string& slug, const std::string& id) {
  const auto row = session.first("select id from region where slug = $1 and id <> $2", {slug, id});
  return row ? row->text(0) : std::string();
}

std::string free_region_slug(store::Session& session, const std::string& slug) {
  for (std::int64_t number = 2;; ++number)
    if (auto wanted = slug + "-" + std::to_string(number); !is_taken(session, "region", "slug", wanted)) return wanted;
}

bool another_shared_organisation(store::Session& session, const std::string& region_id, const std::string& folded_name,
                                 const std::string& id) {
  return session
      .first(
          "select 1 from organisation where coalesce(region_id, '') = $1 and programme_id is null and folded_name = "
          "$2 and id <> $3 limit 1",
          {region_id, folded_name, id})
      .has_value();
}

std::optional<std::string> owner_where_known(store::Session& session, std::string_view table, const std::string& id) {
  const auto row = session.first("select programme_id from " + std::string(table) + " where id = $1", {id});
  if (!row) return std::nullopt;
  return row->text_or_empty(0);
}

std::string owner_of_region(store::Session& session, const std::string& id) {
  const auto row = session.first("select programme_id from region where id = $1", {id});
  return row ? row->text_or_empty(0) : std::string();
}

}  // namespace muster::passage::sql
