// Notices in the store.
#include "notice_sql.hpp"

namespace muster::noticeboard::sql {
namespace {

/// What both tables hold, in this order.
const std::string said =
    "title, body, organisation, place, link, closes_on, state, seen_by, reason, team_changed, published_on";

const std::string select_notices =
    "select " + said + ", id, programme_id, kind, sender, address, sent_on, waiting_since, version from notice ";

Date day_from(const std::string& text) {
  const auto day = parse_date(text);
  return day.ok() ? *day : Date{};
}

std::pair<Content, Standing> said_in(const store::Row& row) {
  Content content{row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), day_from(row.text(5))};
  Standing standing;
  // What nobody understands is shown to nobody.
  standing.state = parse_state(row.text(6)).ok() ? *parse_state(row.text(6)) : State::withdrawn;
  standing.is_public = row.text(7) == "public";
  standing.reason = row.text(8);
  standing.team_changed = row.text(9);
  if (const auto day = parse_date(row.text(10)); day.ok()) standing.published_on = *day;
  return {std::move(content), std::move(standing)};
}

Notice notice_from(const store::Row& row) {
  auto [content, standing] = said_in(row);
  Notice notice{row.text(11), row.text(12), Kind::request, std::move(content), std::move(standing)};
  if (const auto kind = parse_kind(row.text(13)); kind.ok()) notice.kind = *kind;
  notice.sender = row.text(14);
  notice.address = row.text(15);
  notice.sent_on = day_from(row.text(16));
  notice.waiting_since = day_from(row.text(17));
  notice.version = row.integer(18);
  return notice;
}

std::vector<Notice> read(store::Session& session, const std::string& condition, const store::Values& values) {
  std::vector<Notice> found;
  session.each(select_notices + condition + " order by sent_on desc, id", values,
               [&](const store::Row& row) { found.push_back(notice_from(row)); });
  return found;
}

std::string seen_by(const Standing& standing) { return standing.is_public ? "public" : "members"; }

std::string day_text(const std::optional<Date>& day) { return day ? iso_date(*day) : std::string(); }

}  // namespace

std::optional<Notice> find(store::Session& session, const std::string& id) {
  const auto row = session.first(select_notices + "where id = $1", {id});
  return row ? std::optional(notice_from(*row)) : std::nullopt;
}

std::vector<Notice> of_programme(store::Session& session, const std::string& programme_id) {
  return read(session, "where programme_id = $1", {programme_id});
}

std::vector<Notice> open_on(store::Session& session, const std::string& programme_id, Date today) {
  return read(session, "where programme_id = $1 and state = 'published' and closes_on >= $2",
              {programme_id, iso_date(today)});
}

std::vector<Notice> of_sender(store::Session& session, const std::string& programme_id, const std::string& address) {
  return read(session, "where programme_id = $1 and address = $2", {programme_id, address});
}

std::int64_t waiting(store::Session& session, const std::string& programme_id, const std::string& address) {
  return session
      .first("select count(*) from notice where programme_id = $1 and state = 'waiting' and ($2 = '' or address = $2)",
             {programme_id, address})
      ->integer(0);
}

void insert(store::Session& session, const Notice& notice) {
  const auto& [title, body, organisation, place, link, closes_on] = notice.content;
  const auto& standing = notice.standing;
  session.execute(
      "insert into notice (id, programme_id, kind, title, body, organisation, place, link, closes_on, state, seen_by, "
      "reason, team_changed, published_on, sender, address, sent_on, waiting_since, version) values ($1, $2, $3, $4, "
      "$5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 1)",
      {notice.id, notice.programme_id, std::string(kind_code(notice.kind)), title, body, organisation, place, link,
       iso_date(closes_on), std::string(state_code(standing.state)), seen_by(standing), standing.reason,
       standing.team_changed, day_text(standing.published_on), notice.sender, notice.address, iso_date(notice.sent_on),
       iso_date(notice.waiting_since)});
}

void save(store::Session& session, const Notice& notice) {
  const auto& [title, body, organisation, place, link, closes_on] = notice.content;
  const auto& standing = notice.standing;
  session.execute(
      "update notice set title = $2, body = $3, organisation = $4, place = $5, link = $6, closes_on = $7, state = $8, "
      "seen_by = $9, reason = $10, team_changed = $11, published_on = $12, sender = $13, waiting_since = $14, version "
      "= "
      "version + 1 where id = $1",
      {notice.id, title, body, organisation, place, link, iso_date(closes_on), std::string(state_code(standing.state)),
       seen_by(standing), standing.reason, standing.team_changed, day_text(standing.published_on), notice.sender,
       iso_date(notice.waiting_since)});
}

std::optional<Before> before(store::Session& session, const std::string& notice_id) {
  const auto row = session.first("select " + said + ", step from notice_before where notice_id = $1", {notice_id});
  if (!row) return std::nullopt;
  const auto step = parse_step(row->text(11));
  if (!step.ok()) return std::nullopt;
  auto [content, standing] = said_in(*row);
  return Before{*step, std::move(content), std::move(standing)};
}

void keep_before(store::Session& session, const Notice& notice, Step step) {
  forget_before(session, notice.id);
  const auto& [title, body, organisation, place, link, closes_on] = notice.content;
  const auto& standing = notice.standing;
  session.execute(
      "insert into notice_before (notice_id, step, title, body, organisation, place, link, closes_on, state, seen_by, "
      "reason, team_changed, published_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
      {notice.id, std::string(step_code(step)), title, body, organisation, place, link, iso_date(closes_on),
       std::string(state_code(standing.state)), seen_by(standing), standing.reason, standing.team_changed,
       day_text(standing.published_on)});
}

void forget_before(store::Session& session, const std::string& notice_id) {
  session.execute("delete from notice_before where notice_id = $1", {notice_id});
}

}  // namespace muster::noticeboard::sql
