// The pages of cards that "back" leads to: the oldest make room.
#include "shown_cards.hpp"

#include <muster/kit/base/id.hpp>

#include <algorithm>
#include <utility>

namespace muster::feedback {

std::string CardsBefore::keep(const std::string& reader, const std::string& event, ShownCards shown) {
  std::size_t bytes = shown.cards.text.size() + (shown.draft.draft ? shown.draft.draft->text.size() : 0);
  for (const auto& step : shown.cards.steps) bytes += step.size();
  const std::lock_guard lock(mutex_);
  kept_.push_back({new_id(), reader, event, std::move(shown), bytes});
  bytes_ += bytes;
  while (kept_.size() > 1 && (kept_.size() > most_pages || bytes_ > most_bytes)) {
    bytes_ -= kept_.front().bytes;
    kept_.pop_front();
  }
  return kept_.back().name;
}

void CardsBefore::remember_steps(const std::string& reader, const std::string& event, const FormCards& cards) {
  const std::lock_guard lock(mutex_);
  std::erase_if(left_, [&](const Left& one) { return one.reader == reader && one.event == event; });
  if (cards.steps.empty()) return;
  left_.push_back({reader, event, cards.text, cards.steps});
  std::size_t bytes = 0;
  for (const auto& one : left_) {
    bytes += one.text.size();
    for (const auto& step : one.steps) bytes += step.size();
  }
  while (left_.size() > 1 && (left_.size() > most_readers || bytes > most_bytes)) {
    bytes -= left_.front().text.size();
    for (const auto& step : left_.front().steps) bytes -= step.size();
    left_.pop_front();
  }
}

std::vector<std::string> CardsBefore::steps_from(const std::string& reader, const std::string& event,
                                                 const std::string& text) const {
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find_if(
      left_, [&](const Left& one) { return one.reader == reader && one.event == event && one.text == text; });
  return found == left_.end() ? std::vector<std::string>() : found->steps;
}

std::optional<ShownCards> CardsBefore::find(const std::string& name, const std::string& reader,
                                            const std::string& event) const {
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find(kept_, name, &Kept::name);
  if (found == kept_.end() || found->reader != reader || found->event != event) return std::nullopt;
  return found->shown;
}

}  // namespace muster::feedback
