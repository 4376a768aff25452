#pragma once
// The list of a door as phones were sent it, kept while the door is open: a look at which nothing changed reads no
// list, and a phone that knows an earlier one is told only what changed.

#include <muster/domain/booking/door_service.hpp>

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace muster::booking {

/// What a phone that knows a list has to hear.
struct DoorNews {
  std::shared_ptr<const DoorList> list;
  std::string mark{};                  ///< of the list as it is now; that of equal lists is equal, whoever made it
  bool unchanged = false;              ///< the phone knows it
  bool whole = false;                  ///< the list it knows is not known here: it is sent all of it
  std::vector<std::size_t> changed{};  ///< else: who is new or different, indices into the list, ascending
  std::vector<std::string> gone{};     ///< booking ids of who is there no more
};

/// One door's list and what changed in it, from version to version.
class KeptDoor {
 public:
  /// Takes the list as it is now.
  void take(DoorList list);
  [[nodiscard]] DoorNews since(const std::string& known) const;

 private:
  std::shared_ptr<const DoorList> list_;
  std::string mark_;
  std::uint64_t version_ = 0;
  std::unordered_map<std::string, std::uint64_t> changed_;       // booking -> version of its last change
  std::unordered_map<std::string, std::uint64_t> gone_;          // booking -> version in which it went
  std::deque<std::pair<std::string, std::uint64_t>> earlier_{};  // marks of lists before, and their versions
};

/// Those of all doors that phones ask about; safe to call from many threads.
class KeptDoors {
 public:
  /// Errors are those of door_list_with_codes.
  [[nodiscard]] Result<DoorNews> news(store::Database& database, Instant now, const std::string& event_slug,
                                      const std::string& session_code, const std::string& known);

 private:
  struct Held {
    std::mutex at_work;
    KeptDoor door;
    std::string version;  ///< of the store when the list was read; empty: it was not
    Instant read_at;
    Instant asked_at;
  };
  [[nodiscard]] std::shared_ptr<Held> held(const std::string& door, Instant now);

  std::mutex guard_;
  std::map<std::string, std::shared_ptr<Held>> doors_;
};

}  // namespace muster::booking
