#pragma once
// Whom a message of an event goes to, in pickers and in words: "booked and not from the NHS".

#include <muster/domain/booking/booking.hpp>
#include <muster/kit/base/result.hpp>

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace muster::booking {

enum class Answered { whether_or_not, yes, not_yet };

struct Audience {
  std::vector<State> states;  ///< of the booking; none: all of them
  std::string organisations;  ///< a kind of organisation; "!" before it: all but that kind; empty: all
  Answered answered = Answered::whether_or_not;
  std::string condition;  ///< in words: `organisation contains "NHS" or job is not answered`; may be empty
  friend bool operator==(const Audience&, const Audience&) = default;
};

/// What is known of one of the event's people.
struct AudienceMember {
  std::string person_id;
  State state = State::booked;
  std::string kind;  ///< of the organisation
  std::string organisation;
  std::string job;
};

/// The names that a condition may ask: state, kind, organisation, job. Errors carry places within it.
[[nodiscard]] Outcome check_condition(const std::string& condition, const std::vector<std::string>& kinds);

/// Says who of an event's people is meant. Made once for many people. `answered` are those who have answered; nothing
/// where that is not known: then a wish for it fits nobody.
class AudienceFilter {
 public:
  [[nodiscard]] static Result<AudienceFilter> of(const Audience& audience,
                                                 std::optional<std::set<std::string>> answered);
  [[nodiscard]] bool holds(const AudienceMember& member) const;
  ~AudienceFilter();
  AudienceFilter(AudienceFilter&&) noexcept;
  AudienceFilter& operator=(AudienceFilter&&) noexcept;
  AudienceFilter(const AudienceFilter&) = delete;
  AudienceFilter& operator=(const AudienceFilter&) = delete;

 private:
  struct Inside;
  explicit AudienceFilter(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

/// As people read it: "Booked or came, not from health, have not answered, and organisation contains "NHS"".
[[nodiscard]] std::string audience_words(const Audience& audience);

/// States as they are stored: words with a space between.
[[nodiscard]] std::string written_states(const std::vector<State>& states);
[[nodiscard]] std::vector<State> read_states(const std::string& text);
/// "", "yes", "no".
[[nodiscard]] std::string answered_word(Answered answered);
[[nodiscard]] Answered answered_of(const std::string& word);

}  // namespace muster::booking
