#pragma once
// What other programs are told of a programme, and how: the kinds of news, the receivers, the signature by which they
// know who speaks, and the waits between tries.

#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/result.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::webhooks {

enum class Kind {
  booked,  ///< a booking stands in that state now, by a step or from its beginning
  waiting,
  cancelled,
  came,
  list_taken_in,  ///< a list of delegates was imported: told once, not for each of its people
  round_opened,
  round_closed,
  edition_made,
  test  ///< goes to one receiver where somebody asks for it
};
/// Those that a receiver can want, in the order in which they are offered.
inline constexpr std::array kinds{Kind::booked,        Kind::waiting,      Kind::cancelled,    Kind::came,
                                  Kind::list_taken_in, Kind::round_opened, Kind::round_closed, Kind::edition_made};
/// "booking.booked", "round.opened", "edition.made", "test".
[[nodiscard]] std::string_view kind_code(Kind kind);
/// "Booked", "Round opened".
[[nodiscard]] std::string_view kind_label(Kind kind);
/// bad_input names the kinds there are.
[[nodiscard]] Result<Kind> parse_kind(std::string_view code);
/// Whether its object is a booking, so that there is a person to be named.
[[nodiscard]] bool is_of_booking(Kind kind);

enum class ReceiverState {
  active,
  paused,   ///< by an owner
  failing,  ///< by itself, for it took nothing for `longest_failing`
};
/// "active", "paused", "failing".
[[nodiscard]] std::string_view state_code(ReceiverState state);

struct Receiver {
  std::string id{};
  std::string programme_id{};
  std::string name{};     ///< what the team calls it
  std::string address{};  ///< "https://hooks.example.org/muster"
  std::vector<Kind> kinds{};
  bool personal = false;  ///< is told names, addresses and organisations beside ids
  ReceiverState state = ReceiverState::active;
  std::optional<Instant> former_until{};   ///< until then the secret before the present one signs too
  std::optional<Instant> failing_since{};  ///< since when it has taken nothing
  std::int64_t version = 0;                ///< that was read; to be saved unless somebody was faster
};
inline constexpr std::size_t longest_name = 100;   // characters
inline constexpr std::size_t most_receivers = 20;  ///< of one programme
/// bad_input where it has no name, a long one, or wants no news.
[[nodiscard]] Outcome check_receiver(const Receiver& receiver);

/// How deliveries stand.
enum class DeliveryState {
  behind,   ///< waits for an earlier news of the same object
  waiting,  ///< for its next try
  sending,
  sent,
  given_up
};
[[nodiscard]] std::string_view state_code(DeliveryState state);
[[nodiscard]] std::string_view state_label(DeliveryState state);

struct Delivery {
  std::string id{};  ///< the same at every try: by it a receiver knows what it has taken already
  std::string receiver_id{};
  std::int64_t number = 0;  ///< grows with every news of the database
  Kind kind = Kind::test;
  std::string object_id{};
  std::string data{};  ///< JSON: ids alone
  Instant happened_at{};
  DeliveryState state = DeliveryState::waiting;
  std::int64_t attempts = 0;
  Instant next_at{};        ///< of the next try, or of the last where there is none
  std::int64_t status = 0;  ///< what was answered last; 0: nothing
  std::string reason{};     ///< why the last try failed, a sentence
};

/// How long a delivery stands in the log, whatever became of it.
inline constexpr std::chrono::days kept_for{30};
/// A receiver that takes nothing for so long is paused, and the owners are told.
inline constexpr std::chrono::days longest_failing{3};
/// How long one try may last, from the connection to the last byte of the answer.
inline constexpr std::chrono::seconds longest_call{10};

/// Waits after the try with that number before the next: 5 s, 1 min, 10 min, 1 h, 6 h, 24 h; nothing after the seventh.
[[nodiscard]] std::optional<std::chrono::seconds> wait_after(std::int64_t attempt);

/// A fresh secret: "whsec_" and 32 random bytes in base 64.
[[nodiscard]] std::string new_secret();
/// "v1,..." as Standard Webhooks has it: HMAC-SHA256 of "id.seconds.body" under the bytes of the secret, in base 64.
/// Throws std::logic_error where it is no secret.
[[nodiscard]] std::string signature(const std::string& secret, const std::string& id, Instant sent_at,
                                    const std::string& body);

/// The body of a delivery: {"type", "timestamp", "number", "data"}; `more` is an object whose members join its data.
[[nodiscard]] std::string body_of(const Delivery& delivery, const std::string& more = "{}");

/// What one answer means.
[[nodiscard]] bool is_taken(int status);
/// "It answered 302. Redirects are not followed: give the address that they lead to."
[[nodiscard]] std::string refusal_words(int status);

}  // namespace muster::webhooks
