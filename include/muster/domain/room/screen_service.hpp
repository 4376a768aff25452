#pragma once
// What a room's screen says: counts and questions as they stand, and clouds that are drawn anew every half minute.

#include <muster/domain/events/event.hpp>
#include <muster/domain/room/poll.hpp>
#include <muster/domain/room/question.hpp>
#include <muster/domain/room/room.hpp>
#include <muster/domain/room/word_cloud.hpp>
#include <muster/platform/store/database.hpp>

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace muster::room {

/// How many answered the event's form, as far as that may be told.
struct AnswerCount {
  std::string form;
  std::int64_t answers = 0;
  bool in_fives = false;  ///< the form is anonymous and open: the count moves in fives
};

struct ScreenState {
  events::Event event;
  Room room;
  std::int64_t challenges = 0;
  std::int64_t opportunities = 0;
  std::int64_t tables = 0;  ///< that noted anything
  std::optional<NewNotes> fresh{};
  Steps steps{};
  std::vector<Question> questions{};  ///< that were let through, by votes
  std::optional<Question> on{};       ///< that the panel answers now
  std::optional<Poll> poll{};         ///< that is asked now
  std::optional<AnswerCount> answers{};

  [[nodiscard]] std::int64_t notes() const { return challenges + opportunities; }
};
/// Nothing where the room is no longer there.
[[nodiscard]] Result<std::optional<ScreenState>> screen_state(store::Database& database, Instant now,
                                                              const std::string& room_id);

/// Two clouds as they were drawn.
struct DrawnClouds {
  CloudWords words;           ///< all that could stand there, in order
  std::string challenges;     ///< SVG of one scale with the other; empty where there are no words
  std::string opportunities;  ///< SVG
  std::string mark;           ///< differs where the drawing does
};

/// The clouds of the rooms that somebody looks at. For any thread.
class Clouds {
 public:
  static constexpr std::chrono::seconds between_drawings{30};

  /// As they were drawn last, where that is not half a minute ago and nobody changed the room since; else drawn anew.
  [[nodiscard]] Result<std::shared_ptr<const DrawnClouds>> of(store::Database& database, Instant now, const Room& room);

 private:
  struct Kept {
    std::shared_ptr<const DrawnClouds> drawn;
    Instant at;
    std::int64_t version = 0;
  };
  static constexpr std::size_t most_rooms = 100;
  std::mutex mutex_;
  std::map<std::string, Kept> kept_;
};

}  // namespace muster::room
