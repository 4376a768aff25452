// Reads a round's answers into columns, or only those that are new, and decides what is kept.
#include "columns_service.hpp"

#include <muster/domain/feedback/answers_service.hpp>
#include <muster/domain/feedback/stored_answers_service.hpp>

#include <functional>
#include <numeric>
#include <utility>

namespace muster::figures {
namespace {

std::uint64_t hash_of(const std::string& key) { return std::hash<std::string>()(key); }

/// One version of the form: every answer means what it says, whoever else answered.
bool is_plain(const feedback::FormVersions& versions) { return !versions.several(); }

/// The kept columns with what came since; nothing where some have gone, or so many came that all may as well be read.
std::shared_ptr<const RoundColumns> with_new(store::Session& session, const feedback::Round& round,
                                             const RoundColumns& kept) {
  constexpr std::size_t most_new = 2000;
  std::vector<std::uint64_t> keys;
  keys.reserve(kept.keys.size() + 64);
  std::vector<std::uint32_t> order;  ///< of each row: which of those kept, or behind them which of the new
  std::vector<std::string> fresh;
  std::size_t next = 0;
  feedback::each_answer_key(session, round, [&](const std::string& key) {
    keys.push_back(hash_of(key));
    if (next < kept.keys.size() && kept.keys[next] == keys.back()) {
      order.push_back(static_cast<std::uint32_t>(next++));
    } else if (fresh.size() <= most_new) {
      order.push_back(static_cast<std::uint32_t>(kept.keys.size() + fresh.size()));
      fresh.push_back(key);
    }
  });
  if (next < kept.keys.size() || fresh.size() > most_new) return nullptr;
  if (fresh.empty()) return std::make_shared<const RoundColumns>(kept);
  const auto grown = kept.answers->copy();
  for (const auto& key : fresh) {
    const auto answers = feedback::stored_answer(session, round, key);
    if (!answers) return nullptr;
    grown->add_stored(*answers);
  }
  return std::make_shared<const RoundColumns>(RoundColumns{grown->in_order(order), kept.offered, std::move(keys)});
}

}  // namespace

std::size_t KeptColumns::bytes() const {
  const std::lock_guard lock(guard_);
  return std::accumulate(entries_.begin(), entries_.end(), std::size_t{0},
                         [](std::size_t sum, const auto& entry) { return sum + entry.second->bytes; });
}

std::shared_ptr<const RoundColumns> KeptColumns::made_anew(store::Session& session, const feedback::Round& round,
                                                           const feedback::FormVersions& versions) {
  ++made_;
  RoundColumns out;
  out.offered = versions.offered();
  const auto form = std::make_shared<const forms::Form>(versions.form());
  auto answers = std::make_shared<AnswerColumns>(form);
  if (is_plain(versions)) {
    feedback::each_stored_answer(session, round, [&](const std::string& key, const std::string& stored) {
      out.keys.push_back(hash_of(key));
      answers->add_stored(stored);
    });
  } else {
    for (const auto& each : feedback::answers_of(session, round).answers) answers->add(each);
  }
  answers->settle();
  out.answers = std::move(answers);
  return std::make_shared<const RoundColumns>(std::move(out));
}

std::shared_ptr<const RoundColumns> KeptColumns::of(store::Session& session, const feedback::Round& round,
                                                    std::int64_t version) {
  std::shared_ptr<Entry> entry;
  {
    const std::lock_guard lock(guard_);
    auto& found = entries_[round.id];
    if (found == nullptr) found = std::make_shared<Entry>();
    found->used = ++turn_;
    entry = found;
  }
  const std::lock_guard making(entry->making);
  if (entry->version == version) {
    if (auto made = entry->last.lock()) return made;
  }
  const auto versions = feedback::versions_of(session, round);
  std::shared_ptr<const RoundColumns> columns;
  if (entry->columns != nullptr && is_plain(versions) && entry->columns->offered == versions.offered() &&
      entry->columns->keys.size() == entry->columns->answers->rows() &&
      entry->columns->answers->form() == versions.form()) {
    columns = with_new(session, round, *entry->columns);
    if (columns != nullptr) ++grown_;
  }
  if (columns == nullptr) columns = made_anew(session, round, versions);
  const auto bytes = columns->bytes();
  entry->columns = bytes <= budget_ ? columns : nullptr;
  entry->last = columns;
  entry->version = version;
  make_room(round.id, entry, entry->columns == nullptr ? 0 : bytes);
  return columns;
}

void KeptColumns::make_room(const std::string& round_id, const std::shared_ptr<Entry>& entry, std::size_t bytes) {
  const std::lock_guard lock(guard_);
  entry->bytes = bytes;
  entries_[round_id] = entry;
  std::size_t sum = 0;
  for (const auto& [id, each] : entries_) sum += each->bytes;
  while (sum > budget_) {
    auto oldest = entries_.end();
    for (auto at = entries_.begin(); at != entries_.end(); ++at) {
      if (at->second == entry || at->second->bytes == 0) continue;
      if (oldest == entries_.end() || at->second->used < oldest->second->used) oldest = at;
    }
    if (oldest == entries_.end()) break;
    sum -= oldest->second->bytes;
    entries_.erase(oldest);  // whoever still reads it keeps it alive
  }
  // Of rounds that are not kept nothing stays, once nobody makes them.
  std::erase_if(entries_, [&](const auto& each) {
    return each.second->bytes == 0 && each.second.use_count() == 1 && each.second->last.expired();
  });
}

}  // namespace muster::figures
