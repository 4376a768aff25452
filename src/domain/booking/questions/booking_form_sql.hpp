#pragma once
// Questions of booking pages and what was answered to them, in the store.

#include <muster/domain/booking/booking_questions.hpp>
#include <muster/platform/store/database.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace muster::booking::sql {

/// The newest version, asked or not; version 0 where there is none.
[[nodiscard]] BookingForm newest_form(store::Session& session, const std::string& event_id);
/// Its version where it is asked, else 0: looked at in the writers' line, where nothing is parsed.
[[nodiscard]] std::int64_t asked_version(store::Session& session, const std::string& event_id);
/// As it was asked; null where there is no such version.
[[nodiscard]] std::shared_ptr<const forms::Form> form_version(store::Session& session, const std::string& event_id,
                                                              std::int64_t version);
/// Versions that somebody answered, newest first.
[[nodiscard]] std::vector<std::int64_t> answered_versions(store::Session& session, const std::string& event_id);
[[nodiscard]] std::int64_t answered_by(store::Session& session, const std::string& event_id);
/// The next version, asked from now on. What nobody answered of those before goes.
void add_form_version(store::Session& session, const std::string& event_id, const std::string& text);
/// Whether the newest is asked.
void ask_newest(store::Session& session, const std::string& event_id, bool asked);

/// To the questions of the event that the booking is of; of several its own first.
[[nodiscard]] std::optional<BookingAnswers> find_answers(store::Session& session, const std::string& booking_id);
/// Replaces them.
void save_answers(store::Session& session, const std::string& booking_id, const std::string& event_id,
                  const BookingAnswers& given);
/// Whoever had the booking has it no more.
void drop_answers(store::Session& session, const std::string& booking_id);

/// All that stands with a booking, also what came with another that it took in, or was asked by another event.
struct HeldAnswers {
  std::string event_id;
  BookingAnswers given;
};
[[nodiscard]] std::vector<HeldAnswers> all_answers(store::Session& session, const std::string& booking_id);
/// Of all bookings of the event, by person.
[[nodiscard]] std::map<std::string, BookingAnswers> answers_of_event(store::Session& session,
                                                                     const std::string& event_id);

/// Lets the answers of one booking stand with another; returns the bookings that they were given with, and back.
[[nodiscard]] std::vector<std::string> join_answers(store::Session& session, const std::string& gone,
                                                    const std::string& kept);
void part_answers(store::Session& session, const std::string& gone, const std::string& kept,
                  const std::vector<std::string>& origins);

}  // namespace muster::booking::sql
