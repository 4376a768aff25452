// Every statement about questions of booking pages and their answers.
#include "booking_form_sql.hpp"

#include <muster/domain/asking/one_page_form.hpp>
#include <muster/domain/forms/language.hpp>

#include <stdexcept>

namespace muster::booking::sql {
namespace {

std::shared_ptr<const forms::Form> as_asked(const std::string& text) {
  auto form = forms::read_published_form(text, "form");
  if (!form.ok()) throw std::logic_error("the store holds questions of a booking page that nobody can read");
  return std::make_shared<const forms::Form>(asking::on_one_page(*form));
}

}  // namespace

BookingForm newest_form(store::Session& session, const std::string& event_id) {
  const auto row = session.first(
      "select version, asked, body from booking_form where event_id = $1 order by version desc limit 1", {event_id});
  if (!row) return {};
  return {row->integer(0), row->integer(1) == 1, row->text(2), as_asked(row->text(2))};
}

std::int64_t asked_version(store::Session& session, const std::string& event_id) {
  const auto row = session.first(
      "select version, asked from booking_form where event_id = $1 order by version desc limit 1", {event_id});
  return row && row->integer(1) == 1 ? row->integer(0) : 0;
}

std::shared_ptr<const forms::Form> form_version(store::Session& session, const std::string& event_id,
                                                std::int64_t version) {
  const auto row =
      session.first("select body from booking_form where event_id = $1 and version = $2", {event_id, version});
  return row ? as_asked(row->text(0)) : nullptr;
}

std::vector<std::int64_t> answered_versions(store::Session& session, const std::string& event_id) {
  std::vector<std::int64_t> found;
  session.each("select distinct version from booking_answers where event_id = $1 order by version desc", {event_id},
               [&](const store::Row& row) { found.push_back(row.integer(0)); });
  return found;
}

std::int64_t answered_by(store::Session& session, const std::string& event_id) {
  return session
      .first(
          "select count(distinct a.booking_id) from booking_answers a join booking b on b.id = a.booking_id "
          "where a.event_id = $1 and b.event_id = $1",
          {event_id})
      ->integer(0);
}

void add_form_version(store::Session& session, const std::string& event_id, const std::string& text) {
  session.execute("update booking_form set asked = 0 where event_id = $1", {event_id});
  session.execute(
      "insert into booking_form (event_id, version, body, asked) "
      "select $1, coalesce(max(f.version), 0) + 1, $2, 1 from booking_form f where f.event_id = $1",
      {event_id, text});
  session.execute(
      "delete from booking_form where event_id = $1 and asked = 0 and version not in "
      "(select a.version from booking_answers a where a.event_id = $1)",
      {event_id});
}

void ask_newest(store::Session& session, const std::string& event_id, bool asked) {
  session.execute(
      "update booking_form set asked = $2 where event_id = $1 and version = "
      "(select max(f.version) from booking_form f where f.event_id = $1)",
      {event_id, static_cast<std::int64_t>(asked ? 1 : 0)});
}

std::optional<BookingAnswers> find_answers(store::Session& session, const std::string& booking_id) {
  const auto row = session.first(
      "select a.version, a.answers from booking_answers a join booking_row b on b.id = a.booking_id "
      "where a.booking_id = $1 and a.event_id = b.event_id "
      "order by case when a.origin = a.booking_id then 0 else 1 end, a.origin limit 1",
      {booking_id});
  if (!row) return std::nullopt;
  return BookingAnswers{row->integer(0), forms::stored_answers(row->text(1))};
}

void save_answers(store::Session& session, const std::string& booking_id, const std::string& event_id,
                  const BookingAnswers& given) {
  session.execute(
      "insert into booking_answers (booking_id, origin, event_id, version, answers) values ($1, $1, $2, $3, $4) "
      "on conflict (booking_id, origin) do update set event_id = excluded.event_id, version = excluded.version, "
      "answers = excluded.answers",
      {booking_id, event_id, given.version, forms::to_json(given.answers)});
}

void drop_answers(store::Session& session, const std::string& booking_id) {
  session.execute("delete from booking_answers where booking_id = $1", {booking_id});
}

std::vector<HeldAnswers> all_answers(store::Session& session, const std::string& booking_id) {
  std::vector<HeldAnswers> found;
  session.each("select event_id, version, answers from booking_answers where booking_id = $1 order by origin",
               {booking_id}, [&](const store::Row& row) {
                 found.push_back({row.text(0), {row.integer(1), forms::stored_answers(row.text(2))}});
               });
  return found;
}

std::map<std::string, BookingAnswers> answers_of_event(store::Session& session, const std::string& event_id) {
  std::map<std::string, BookingAnswers> found;
  // A booking's own come last, and stand.
  session.each(
      "select b.person_id, a.version, a.answers from booking_answers a join booking b on b.id = a.booking_id "
      "where a.event_id = $1 and b.event_id = $1 "
      "order by a.booking_id, case when a.origin = a.booking_id then 1 else 0 end",
      {event_id}, [&](const store::Row& row) {
        found[row.text(0)] = BookingAnswers{row.integer(1), forms::stored_answers(row.text(2))};
      });
  return found;
}

std::vector<std::string> join_answers(store::Session& session, const std::string& gone, const std::string& kept) {
  std::vector<std::string> origins;
  session.each("select origin from booking_answers where booking_id = $1 order by origin", {gone},
               [&](const store::Row& row) { origins.push_back(row.text(0)); });
  session.execute("update booking_answers set booking_id = $2 where booking_id = $1", {gone, kept});
  return origins;
}

void part_answers(store::Session& session, const std::string& gone, const std::string& kept,
                  const std::vector<std::string>& origins) {
  for (const auto& origin : origins)
    session.execute("update booking_answers set booking_id = $3 where booking_id = $2 and origin = $1",
                    {origin, kept, gone});
}

}  // namespace muster::booking::sql
