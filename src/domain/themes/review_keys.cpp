// Keys are learnt by the hand that presses them: they move as seldom as can be.
#include <muster/domain/themes/review_keys.hpp>

#include <algorithm>

namespace muster::themes {

std::vector<std::int64_t> review_keys(const std::vector<std::int64_t>& kept, const Codebook& book,
                                      const std::map<std::int64_t, std::int64_t>& people) {
  const auto named_by = [&](std::int64_t number) {
    const auto found = people.find(number);
    return found == people.end() ? 0 : found->second;
  };
  std::vector<std::int64_t> waiting;
  for (const auto* theme : book.standing()) waiting.push_back(theme->number);
  auto keys = kept;
  keys.resize(most_keys, 0);
  for (auto& key : keys) {
    const auto offered = std::find(waiting.begin(), waiting.end(), key);
    if (offered == waiting.end())
      key = 0;
    else
      waiting.erase(offered);
  }
  std::stable_sort(waiting.begin(), waiting.end(),
                   [&](std::int64_t left, std::int64_t right) { return named_by(left) > named_by(right); });
  for (const auto number : waiting) {
    auto place = std::find(keys.begin(), keys.end(), 0);
    if (place == keys.end() && named_by(number) > 0) {
      const auto last = std::find_if(keys.rbegin(), keys.rend(), [&](std::int64_t key) { return named_by(key) == 0; });
      if (last != keys.rend()) place = std::prev(last.base());
    }
    if (place == keys.end()) break;
    *place = number;
  }
  while (!keys.empty() && keys.back() == 0) keys.pop_back();
  return keys;
}

}  // namespace muster::themes
