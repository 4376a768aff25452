// Somebody's own link in a mail that is not the form's own, and who has answered where the team may know.
#include <muster/domain/feedback/own_link_service.hpp>

#include "answer_link_sql.hpp"
#include "domain/feedback/feedback_sql.hpp"
#include "link_secret.hpp"

#include <algorithm>

namespace muster::feedback {
namespace {

/// The event's form where people answer it by links that go out by mail, and it is not closed.
std::optional<Round> mailed_round(store::Session& session, const std::string& event_id) {
  auto round = sql::round_by_event(session, event_id);
  if (!round || !is_mailed(round->answered_by)) return std::nullopt;
  return round;
}

std::optional<std::set<std::string>> answered(store::Session& session, const std::string& event_id) {
  const auto round = mailed_round(session, event_id);
  if (!round || round->form->anonymous) return std::nullopt;
  return sql::people_who_answered(session, round->id);
}

std::string link(store::Session& session, const booking::Answering::LinkWish& wish) {
  const auto round = mailed_round(session, wish.event_id);
  if (!round || round->links_stopped) return {};
  if (state_at(*round, wish.now) == RoundState::closed) return {};
  // A used link is given like any other: who got none would be who has answered.
  const auto link_id = sql::link_of_person(session, round->id, wish.person_id);
  if (!link_id) return {};
  if (wish.preview) return address_of_link(wish.site, *round, "00000example00000example00");
  const auto secret = new_id();
  sql::insert_link_key(session, round->id, *link_id, hash_of_link(secret));
  return address_of_link(wish.site, *round, secret);
}

}  // namespace

std::optional<AnsweredPeople> answered_people(store::Session& session, const std::string& event_id, Instant now) {
  const auto round = mailed_round(session, event_id);
  if (!round || !round->has_links) return std::nullopt;
  AnsweredPeople found;
  found.people = sql::people_who_answered(session, round->id);
  found.anonymous = round->form->anonymous;
  found.least = std::max<std::int64_t>(5, static_cast<std::int64_t>(round->form->suppress_below));
  found.closed = state_at(*round, now) == RoundState::closed;
  const auto closings = sql::select_closings(session, round->id).size();
  // Of a closing that the clock made, and nobody has looked at yet, no row is there.
  found.reopened = closings > 1 || (closings == 1 && round->state != RoundState::closed);
  // Links say for a time who used them; afterwards nobody stands beside one.
  if (!sql::has_links_of_people(session, round->id)) return std::nullopt;
  return found;
}

bool only_asked_answered(store::Session& session, const Round& round) {
  const bool of_list = round.answered_by == Answerers::delegates || round.answered_by == Answerers::attended;
  // Said from the start where anybody may answer an anonymous form: else the first answer would be told by its change.
  if (!of_list && round.form->anonymous && round.state == RoundState::open) return false;
  const auto from_files = sql::count_from_files(session, round.id);
  if (round.responses <= from_files) return true;
  // Counted, and not read from who may answer now: that may have been changed after answers came.
  return of_list && round.responses <= from_files + sql::count_spent_by_mail(session, round.id);
}

booking::Answering answering() {
  return {answered,
          [](store::Session& session, const std::string& event_id) {
            const auto round = mailed_round(session, event_id);
            return round && round->has_links;
          },
          link};
}

}  // namespace muster::feedback
