#pragma once
// Columns of rounds, kept in memory while there is room: made at first use, added to as answers arrive, made once
// however many ask at the same moment, and dropped again, the longest unused first.

#include <muster/domain/feedback/form_versions.hpp>
#include <muster/domain/feedback/round.hpp>
#include <muster/platform/store/database.hpp>

#include "answer_columns.hpp"

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace muster::figures {

/// The answers of a round that figures may be made of. Never changed once made.
struct RoundColumns {
  std::shared_ptr<const AnswerColumns> answers;  ///< in the order of their keys
  feedback::OfferedOptions offered;
  std::vector<std::uint64_t> keys;  ///< a hash of each key; empty where there is more than one version of the form
  [[nodiscard]] std::size_t bytes() const { return answers->bytes() + keys.capacity() * sizeof(std::uint64_t); }
};

/// Safe to use from many threads.
class KeptColumns {
 public:
  static constexpr std::size_t usual_budget = 64'000'000;
  /// Keeps at most that many bytes of all rounds; what is larger by itself is made anew once nobody reads it.
  explicit KeptColumns(std::size_t budget = usual_budget) : budget_(budget) {}

  /// Those of the session's snapshot, in which the event has that version.
  [[nodiscard]] std::shared_ptr<const RoundColumns> of(store::Session& session, const feedback::Round& round,
                                                       std::int64_t version);
  /// How often all answers of a round were read, and how often only new ones.
  [[nodiscard]] std::int64_t made() const { return made_; }
  [[nodiscard]] std::int64_t grown() const { return grown_; }
  /// Bytes kept.
  [[nodiscard]] std::size_t bytes() const;

 private:
  struct Entry {
    std::mutex making;  ///< held by whoever makes; then `columns` and `version` are theirs
    std::shared_ptr<const RoundColumns> columns;
    std::weak_ptr<const RoundColumns> last;  ///< those made last, while somebody reads them, kept or not
    std::int64_t version = 0;
    std::size_t bytes = 0;  ///< under guard_, as is what follows
    std::uint64_t used = 0;
  };
  [[nodiscard]] std::shared_ptr<const RoundColumns> made_anew(store::Session& session, const feedback::Round& round,
                                                              const feedback::FormVersions& versions);
  void make_room(const std::string& round_id, const std::shared_ptr<Entry>& entry, std::size_t bytes);

  std::size_t budget_;
  mutable std::mutex guard_;
  std::map<std::string, std::shared_ptr<Entry>> entries_;  ///< by round
  std::uint64_t turn_ = 0;
  std::atomic<std::int64_t> made_{0};
  std::atomic<std::int64_t> grown_{0};
};

}  // namespace muster::figures
