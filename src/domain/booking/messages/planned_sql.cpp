// Written messages, what became of each copy, and a programme's texts, in the store.
#include "planned_sql.hpp"

#include "message_sql.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/name_keys.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/store/list_statement.hpp>

#include <stdexcept>

namespace muster::booking::sql {
namespace {

constexpr const char* planned_columns =
    "id, event_id, subject, words, kind, states, organisations, answered, condition, timing, days, at, state, because, "
    "version, written_at, written_by";

template <class T>
T known(Result<T> read) {
  if (!read.ok()) throw std::logic_error("the store holds a message that nobody can have written");
  return std::move(read).value();
}

/// "before" and "after" keep their time where a moment stands.
PlannedMessage planned_from(const store::Row& row) {
  PlannedMessage message;
  message.id = row.text(0);
  message.event_id = row.text(1);
  message.words = {row.text(2), row.text(3)};
  message.kind = known(parse_message_kind(row.text(4)));
  message.audience = {read_states(row.text(5)), row.text(6), answered_of(row.text(7)), row.text(8)};
  message.timing.when = known(parse_when(row.text(9)));
  message.timing.days = row.integer(10);
  if (message.timing.when == When::at)
    message.timing.at = known(parse_instant(row.text(11)));
  else
    message.timing.time = row.text(11);
  message.state = known(parse_plan_state(row.text(12)));
  message.because = row.text(13);
  message.version = row.integer(14);
  message.written_at = row.text(15);
  message.written_by = row.text(16);
  return message;
}

std::string kept_moment(const Timing& timing) {
  return timing.when == When::at ? timing.at ? iso_instant(*timing.at) : std::string() : timing.time;
}

MessageTemplate template_from(const store::Row& row) {
  return {row.text(0),    row.text(1), {row.text(2), row.text(3)}, known(parse_message_kind(row.text(4))),
          row.integer(5), row.text(6)};
}

constexpr const char* template_columns = "t.id, t.name, t.subject, t.words, t.kind, t.version, t.changed_at";

/// What became of a copy, by its mail.
constexpr const char* copy_state =
    "case when t.outcome = 'stopped' then 'stopped' when o.id is null then 'not sent' when o.state = 'sent' then "
    "'sent' "
    "when o.state in ('bounced', 'given up') then 'failed' else 'waiting' end";

}  // namespace

void insert_planned(store::Session& session, const PlannedMessage& message) {
  session.execute("insert into planned_message (" + std::string(planned_columns) +
                      ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
                  {message.id, message.event_id, message.words.subject, message.words.text,
                   std::string(message_kind_word(message.kind)), written_states(message.audience.states),
                   message.audience.organisations, answered_word(message.audience.answered), message.audience.condition,
                   std::string(when_word(message.timing.when)), message.timing.days, kept_moment(message.timing),
                   std::string(plan_state_word(message.state)), message.because, message.version, message.written_at,
                   message.written_by});
}

bool update_planned(store::Session& session, const PlannedMessage& message) {
  return session.execute(
             "update planned_message set subject = $3, words = $4, kind = $5, states = $6, organisations = $7, "
             "answered = $8, condition = $9, timing = $10, days = $11, at = $12, state = $13, because = $14, "
             "version = version + 1, written_at = $15, written_by = $16 where id = $1 and version = $2",
             {message.id, message.version, message.words.subject, message.words.text,
              std::string(message_kind_word(message.kind)), written_states(message.audience.states),
              message.audience.organisations, answered_word(message.audience.answered), message.audience.condition,
              std::string(when_word(message.timing.when)), message.timing.days, kept_moment(message.timing),
              std::string(plan_state_word(message.state)), message.because, message.written_at, message.written_by}) ==
         1;
}

std::optional<PlannedMessage> find_planned(store::Session& session, const std::string& id) {
  const auto row =
      session.first("select " + std::string(planned_columns) + " from planned_message where id = $1", {id});
  return row ? std::optional(planned_from(*row)) : std::nullopt;
}

std::vector<PlannedMessage> unsent_of(store::Session& session, const std::string& event_id, std::int64_t most) {
  std::vector<PlannedMessage> found;
  session.each(
      "select " + std::string(planned_columns) +
          " from planned_message where event_id = $1 and state <> 'sent' order by written_at desc, id limit $2",
      {event_id, most}, [&](const store::Row& row) { found.push_back(planned_from(row)); });
  return found;
}

std::vector<PlannedMessage> plans_of(store::Session& session, const std::string& event_id) {
  std::vector<PlannedMessage> found;
  session.each(
      "select " + std::string(planned_columns) + " from planned_message where event_id = $1 order by written_at, id",
      {event_id}, [&](const store::Row& row) { found.push_back(planned_from(row)); });
  return found;
}

std::vector<PlannedMessage> all_planned(store::Session& session) {
  std::vector<PlannedMessage> found;
  session.each("select " + std::string(planned_columns) + " from planned_message where state = 'planned' order by id",
               {}, [&](const store::Row& row) { found.push_back(planned_from(row)); });
  return found;
}

void delete_planned(store::Session& session, const std::string& id) {
  session.execute("delete from planned_message where id = $1", {id});
}

ListPage<SentRow> sent_of(store::Session& session, const std::string& event_id, const ListQuery& query) {
  store::ListStatement list("delegate_message m", "m.id");
  list.where("m.event_id = {} and m.ready = 1", {event_id}).sort("sent", {"m.written_at"});
  list.columns(
      "m.id, m.subject, m.written_at, m.people, (select count(*) from delegate_message_sent t join outbox o on o.id = "
      "t.mail_id where t.message_id = m.id and o.state in ('bounced', 'given up'))");
  return list.page(session, query, [](const store::Row& row) {
    return SentRow{row.text(0), row.text(1), row.text(2), row.integer(3), row.integer(4)};
  });
}

ListPage<CopyRow> copies_of(store::Session& session, const std::string& message_id, const ListQuery& query) {
  store::ListStatement list(
      "delegate_message_sent t join person p on p.id = t.person_id left join outbox o on o.id = t.mail_id",
      "t.person_id");
  list.among("t.message_id = {}", {message_id}).filter("state", copy_state);
  list.sort("name", {"p.sort_name"});
  list.columns("p.id, p.first_name, p.last_name, p.email, " + std::string(copy_state) + ", coalesce(o.reason, '')");
  return list.page(session, query, [](const store::Row& row) {
    return CopyRow{row.text(0), trimmed(row.text(1) + " " + row.text(2)), row.text(3), row.text(4), row.text(5)};
  });
}

std::vector<std::string> kinds_among(store::Session& session, const std::string& event_id) {
  std::vector<std::string> kinds;
  session.each(
      "select distinct b.organisation_kind from booking b where b.event_id = $1 and b.organisation_kind <> '' order by "
      "b.organisation_kind",
      {event_id}, [&](const store::Row& row) { kinds.push_back(row.text(0)); });
  return kinds;
}

void insert_template(store::Session& session, const std::string& programme_id, const MessageTemplate& made,
                     Instant at) {
  session.execute(
      "insert into message_template (id, programme_id, name, sort_name, subject, words, kind, version, changed_at) "
      "values ($1, $2, $3, $4, $5, $6, $7, 1, $8)",
      {made.id, programme_id, made.name, sort_key({made.name}), made.words.subject, made.words.text,
       std::string(message_kind_word(made.kind)), iso_instant(at)});
}

bool update_template(store::Session& session, const MessageTemplate& changed, Instant at) {
  return session.execute(
             "update message_template set name = $3, sort_name = $4, subject = $5, words = $6, kind = $7, version = "
             "version + 1, changed_at = $8 where id = $1 and version = $2",
             {changed.id, changed.version, changed.name, sort_key({changed.name}), changed.words.subject,
              changed.words.text, std::string(message_kind_word(changed.kind)), iso_instant(at)}) == 1;
}

std::optional<MessageTemplate> find_template(store::Session& session, const std::string& programme_id,
                                             const std::string& id) {
  const auto row = session.first(
      "select " + std::string(template_columns) + " from message_template t where t.programme_id = $1 and t.id = $2",
      {programme_id, id});
  return row ? std::optional(template_from(*row)) : std::nullopt;
}

ListPage<MessageTemplate> templates_of(store::Session& session, const std::string& programme_id,
                                       const ListQuery& query) {
  store::ListStatement list("message_template t", "t.id");
  list.where("t.programme_id = {}", {programme_id}).sort("name", {"t.sort_name"});
  list.columns(template_columns);
  return list.page(session, query, template_from);
}

void delete_template(store::Session& session, const std::string& id) {
  session.execute("delete from message_template where id = $1", {id});
}

}  // namespace muster::booking::sql
