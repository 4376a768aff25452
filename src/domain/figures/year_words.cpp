// Joins the words of the years by their keys, and tests the last years against the first.
#include "year_words.hpp"

#include <muster/kit/stats/keyness.hpp>
#include <muster/kit/stats/many_tests.hpp>

#include <algorithm>
#include <map>
#include <numeric>

namespace muster::figures {
namespace {

constexpr double level = 0.05;
constexpr std::size_t most_on_a_side = 3;

const QuestionFigures* with_words(const Summary& year, const QuestionFigures& question) {
  if (year.round != RoundState::closed) return nullptr;
  const auto* found = year.question(question.code);
  const bool there = found != nullptr && found->kind == question.kind && !found->suppressed && found->answered > 0;
  return there && !found->words.empty() ? found : nullptr;
}

struct Joined {
  std::string word;
  std::int64_t most = 0;  ///< people of the year whose form of the word is shown
  std::vector<std::int64_t> people;
};

stats::Part part_of(const std::vector<std::int64_t>& people, const YearWords& of,
                    const std::vector<std::size_t>& years) {
  stats::Part part;
  for (const auto at : years) {
    part.count += people[at];
    part.base += of.wrote[at].value_or(0);
  }
  return part;
}

/// Three years on either side, or what there is.
void choose_sides(YearWords& out) {
  std::vector<std::size_t> there;
  for (std::size_t at = 0; at < out.wrote.size(); ++at)
    if (out.wrote[at]) there.push_back(at);
  const auto side = std::min(most_on_a_side, there.size() / 2);
  out.first.assign(there.begin(), there.begin() + static_cast<std::ptrdiff_t>(side));
  out.last.assign(there.end() - static_cast<std::ptrdiff_t>(side), there.end());
}

void judge(YearWords& out) {
  std::vector<double> tested;
  std::vector<YearWord*> words;
  for (auto& word : out.words) {
    if (out.first.empty() || stats::too_few_to_compare(word.first, word.last)) continue;
    const auto tried = stats::keyness(word.last, word.first);
    tested.push_back(tried ? tried->fisher_p : 1);
    words.push_back(&word);
  }
  out.tests = tested.size();
  const auto corrected = stats::benjamini_hochberg(tested);
  for (std::size_t at = 0; at < words.size(); ++at) {
    auto& word = *words[at];
    word.p = corrected[at];
    word.verdict = WordVerdict::as_before;
    if (corrected[at] >= level) continue;
    const auto share = [](const stats::Part& part) { return stats::share(part.count, part.base).value_or(0); };
    word.verdict = share(word.last) > share(word.first) ? WordVerdict::more : WordVerdict::less;
  }
}

}  // namespace

std::optional<YearWords> words_of(const Years& years, const QuestionFigures& question) {
  YearWords out;
  out.question = question.code;
  out.label = question.full_label();
  std::map<std::string, Joined> joined;
  for (std::size_t at = 0; at < years.size(); ++at) {
    const auto* asked = with_words(*years[at], question);
    out.wrote.push_back(asked == nullptr ? std::nullopt : std::optional(asked->answered));
    if (asked == nullptr) continue;
    for (const auto& word : asked->words) {
      auto& one = joined[word.key.empty() ? word.word : word.key];
      one.people.resize(years.size(), 0);
      one.people[at] += word.people;
      if (word.people >= one.most) {
        one.most = word.people;
        one.word = word.word;
      }
    }
  }
  if (joined.empty()) return std::nullopt;
  choose_sides(out);
  for (auto& [key, one] : joined) {
    YearWord word{one.word, one.people, part_of(one.people, out, out.first), part_of(one.people, out, out.last),
                  {},       {}};
    word.verdict = WordVerdict::too_few;
    out.words.push_back(std::move(word));
  }
  judge(out);
  const auto said = [](const YearWord& word) {
    return std::accumulate(word.people.begin(), word.people.end(), std::int64_t{0});
  };
  std::sort(out.words.begin(), out.words.end(), [&](const YearWord& left, const YearWord& right) {
    if (left.verdict != right.verdict) return left.verdict < right.verdict;
    if (said(left) != said(right)) return said(left) > said(right);
    return left.word < right.word;
  });
  return out;
}

}  // namespace muster::figures
