// Versions are found by their number, and remembered by their id.
#include "form_version_sql.hpp"

#include "domain/feedback/answers_in/response_batch_sql.hpp"

#include <muster/domain/events/asking_service.hpp>
#include <muster/kit/base/date.hpp>

#include <stdexcept>

namespace muster::feedback::sql {
namespace {

std::map<std::int64_t, std::int64_t> by_version(store::Session& session, const std::string& round_id,
                                                const std::string& which) {
  std::map<std::int64_t, std::int64_t> out;
  session.each("select version, count(*) from response where round_id = $1 and " + which + " group by version",
               {round_id}, [&](const store::Row& row) { out.emplace(row.integer(0), row.integer(1)); });
  return out;
}

}  // namespace

std::map<std::int64_t, std::int64_t> counted_by_version(store::Session& session, const std::string& round_id) {
  return by_version(session, round_id, is_counted);
}

std::map<std::int64_t, std::int64_t> all_by_version(store::Session& session, const std::string& round_id) {
  return by_version(session, round_id, is_there);
}

std::shared_ptr<const PublishedForm> form_numbered(store::Session& session, const Round& round, std::int64_t number) {
  const auto row =
      session.first("select id from form_version where event_id = $1 and number = $2", {round.event_id, number});
  if (!row) return nullptr;
  return published_form(row->text(0), [&]() -> FormVersion {
    const auto body = session.first("select body from form_version where id = $1", {row->text(0)});
    return {number, body->text(0)};
  });
}

PipedNames names_for(store::Session& session, const std::string& event_id) {
  const auto about = events::session_asked_about(session, event_id);
  return {events::event_with_id(session, event_id).title, about ? about->title : std::string()};
}

std::shared_ptr<const forms::Form> form_as_read(store::Session& session, const Round& round,
                                                const std::shared_ptr<const PublishedForm>& published) {
  return feedback::form_as_read(published, [&] { return names_for(session, round.event_id); });
}

Instant published_at(store::Session& session, const Round& round) {
  const auto row = session.first("select published_at from form_version where event_id = $1 and number = $2",
                                 {round.event_id, round.form_version});
  if (!row) throw std::logic_error("a round without a form");
  const auto moment = parse_instant(row->text(0));
  if (!moment) throw std::logic_error("the store holds a form with a malformed moment");
  return *moment;
}

}  // namespace muster::feedback::sql
