// The statements of actions, concerns and their page.
#include "action_sql.hpp"

#include <muster/kit/base/utf8.hpp>

#include <stdexcept>

namespace muster::actions::sql {
namespace {

Date stored_day(const std::string& text) {
  const auto day = parse_date(text);
  if (!day.ok()) throw std::logic_error("the store holds a day that is none");
  return *day;
}
std::optional<Date> day_or_none(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(stored_day(text));
}
std::string text_of(const std::optional<Date>& day) { return day ? iso_date(*day) : std::string(); }

const std::string select_actions =
    "select id, programme_id, number, source, event_id, title, place_code, owner_id, goal, starts_on, due_on, status, "
    "ended_on, escalated_on, board_asked, board_said, you_said, we_did, published_on, raised_on, told_due_on, version "
    "from action ";

Action action_from(const store::Row& row) {
  Action found;
  found.id = row.text(0);
  found.programme_id = row.text(1);
  found.number = row.integer(2);
  const auto source = parse_source(row.text(3));
  const auto status = parse_status(row.text(11));
  if (!source.ok() || !status.ok()) throw std::logic_error("the store holds an action of no kind");
  found.source = *source;
  found.event_id = row.text(4);
  found.title = row.text(5);
  found.place_code = row.text(6);
  found.owner_id = row.text(7);
  found.goal = row.text(8);
  found.starts_on = day_or_none(row.text(9));
  found.due_on = day_or_none(row.text(10));
  found.status = *status;
  found.ended_on = day_or_none(row.text(12));
  found.escalated_on = day_or_none(row.text(13));
  found.board_asked = row.text(14);
  found.board_said = row.text(15);
  found.you_said = row.text(16);
  found.we_did = row.text(17);
  found.published_on = day_or_none(row.text(18));
  found.raised_on = stored_day(row.text(19));
  found.told_due_on = day_or_none(row.text(20));
  found.version = row.integer(21);
  return found;
}

std::vector<Action> actions_where(store::Session& session, const std::string& condition, const store::Values& values) {
  std::vector<Action> all;
  session.each(select_actions + condition, values, [&](const store::Row& row) { all.push_back(action_from(row)); });
  return all;
}

ConcernPage page_from(const store::Row& row) {
  return {row.text(0),    row.text(1),         row.integer(2) == 1, row.text(3),
          row.integer(4), row.integer(5) == 1, row.integer(6)};
}
const std::string select_pages =
    "select programme_id, code, takes, introduction, keep_days, shows_answers, version from concern_page ";

}  // namespace

std::vector<Action> actions_of(store::Session& session, const std::string& programme_id) {
  return actions_where(session, "where programme_id = $1 order by number desc", {programme_id});
}

std::vector<Action> actions_raised_at(store::Session& session, const std::string& event_id) {
  if (event_id.empty()) return {};
  return actions_where(session, "where event_id = $1 order by number", {event_id});
}

std::vector<Action> published_of(store::Session& session, const std::string& programme_id) {
  return actions_where(session,
                       "where programme_id = $1 and published_on <> '' order by published_on desc, number desc",
                       {programme_id});
}

std::vector<Action> open_and_due(store::Session& session, Date day) {
  return actions_where(session,
                       "where status in ('open', 'under_way') and due_on <> '' and due_on <= $1 order by due_on, id",
                       {iso_date(day)});
}

std::optional<Action> find_action(store::Session& session, const std::string& id) {
  const auto row = session.first(select_actions + "where id = $1", {id});
  return row ? std::optional(action_from(*row)) : std::nullopt;
}

std::int64_t next_number(store::Session& session, const std::string& programme_id) {
  return session.first("select coalesce(max(number), 0) + 1 from action where programme_id = $1", {programme_id})
      ->integer(0);
}

void insert_action(store::Session& session, const Action& action) {
  session.execute(
      "insert into action (id, programme_id, number, source, event_id, title, place_code, owner_id, goal, starts_on, "
      "due_on, status, ended_on, escalated_on, board_asked, board_said, you_said, we_did, published_on, raised_on, "
      "told_due_on, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '', '', '', '', '', '', '', "
      "$13, '', 1)",
      {action.id, action.programme_id, action.number, std::string(source_code(action.source)), action.event_id,
       action.title, action.place_code, action.owner_id, action.goal, text_of(action.starts_on), text_of(action.due_on),
       std::string(status_code(action.status)), iso_date(action.raised_on)});
}

void update_action(store::Session& session, const Action& action) {
  session.execute(
      "update action set event_id = $2, title = $3, place_code = $4, owner_id = $5, goal = $6, starts_on = $7, "
      "due_on = $8, status = $9, ended_on = $10, escalated_on = $11, board_asked = $12, board_said = $13, "
      "you_said = $14, we_did = $15, published_on = $16, source = $17, told_due_on = $18, version = version + 1 where "
      "id = $1",
      {action.id, action.event_id, action.title, action.place_code, action.owner_id, action.goal,
       text_of(action.starts_on), text_of(action.due_on), std::string(status_code(action.status)),
       text_of(action.ended_on), text_of(action.escalated_on), action.board_asked, action.board_said, action.you_said,
       action.we_did, text_of(action.published_on), std::string(source_code(action.source)),
       text_of(action.told_due_on)});
}

void note_told(store::Session& session, const std::string& id, Date due_on) {
  session.execute("update action set told_due_on = $2 where id = $1", {id, iso_date(due_on)});
}

std::optional<Concern> find_concern(store::Session& session, const std::string& action_id) {
  const auto row = session.first(
      "select action_id, body, sender, email, place_code, received_on, delete_on from family_concern "
      "where action_id = $1",
      {action_id});
  if (!row) return std::nullopt;
  return Concern{row->text(0),
                 row->text(1),
                 row->text(2),
                 row->text(3),
                 row->text(4),
                 stored_day(row->text(5)),
                 stored_day(row->text(6))};
}

void insert_concern(store::Session& session, const Concern& concern) {
  session.execute(
      "insert into family_concern (action_id, body, sender, email, place_code, received_on, delete_on) values ($1, "
      "$2, $3, $4, $5, $6, $7)",
      {concern.action_id, concern.body, concern.sender, concern.email, concern.place_code,
       iso_date(concern.received_on), iso_date(concern.delete_on)});
}

bool heard_on(store::Session& session, const std::string& programme_id, Date day) {
  return session
      .first(
          "select 1 from family_concern c join action a on a.id = c.action_id where a.programme_id = $1 and "
          "c.received_on = $2 limit 1",
          {programme_id, iso_date(day)})
      .has_value();
}

bool delete_concern(store::Session& session, const std::string& action_id) {
  return session.execute("delete from family_concern where action_id = $1", {action_id}) > 0;
}

std::int64_t concerns_without_owner(store::Session& session, const std::string& programme_id) {
  return session
      .first(
          "select count(*) from action where programme_id = $1 and source = 'family' and owner_id = '' and status "
          "in ('open', 'under_way')",
          {programme_id})
      ->integer(0);
}

std::optional<Action> first_without_owner(store::Session& session, const std::string& programme_id) {
  const auto row = session.first(select_actions +
                                     "where programme_id = $1 and source = 'family' and owner_id = '' and status in "
                                     "('open', 'under_way') order by number limit 1",
                                 {programme_id});
  return row ? std::optional(action_from(*row)) : std::nullopt;
}

std::optional<ConcernPage> find_page(store::Session& session, const std::string& programme_id) {
  const auto row = session.first(select_pages + "where programme_id = $1", {programme_id});
  return row ? std::optional(page_from(*row)) : std::nullopt;
}

std::optional<ConcernPage> page_with_code(store::Session& session, const std::string& code) {
  const auto row = session.first(select_pages + "where code = $1", {lower_case(code)});
  return row ? std::optional(page_from(*row)) : std::nullopt;
}

void save_page(store::Session& session, const ConcernPage& page) {
  session.execute(
      "insert into concern_page (programme_id, code, takes, introduction, keep_days, shows_answers, version) values "
      "($1, $2, $3, $4, $5, $6, 1) on conflict (programme_id) do update set code = excluded.code, takes = "
      "excluded.takes, introduction = excluded.introduction, keep_days = excluded.keep_days, shows_answers = "
      "excluded.shows_answers, version = concern_page.version + 1",
      {page.programme_id, page.code, std::int64_t{page.takes ? 1 : 0}, page.introduction, page.keep_days,
       std::int64_t{page.shows_answers ? 1 : 0}});
}

}  // namespace muster::actions::sql
