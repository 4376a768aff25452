// Elimination over the integers modulo a prime: exact, and counts are far smaller than it.
#include "domain/figures/row_guesser.hpp"

#include <algorithm>

namespace attacker {
namespace {

using namespace muster;
using forms::Question;
using forms::QuestionKind;

constexpr std::int64_t prime = 2'147'483'647;

std::int64_t inverse(std::int64_t value) {
  std::int64_t out = 1;
  for (std::int64_t left = prime - 2; left > 0; left /= 2) {
    if (left % 2 == 1) out = out * value % prime;
    value = value * value % prime;
  }
  return out;
}

/// Equations with the sum at the end of each, kept reduced.
class Equations {
 public:
  explicit Equations(std::size_t unknowns) : unknowns_(unknowns) {}

  void add(std::vector<std::int64_t> row) {
    for (const auto& [pivot, known] : rows_) subtract(row, known, row[pivot]);
    const auto first = std::find_if(row.begin(), row.end() - 1, [](std::int64_t value) { return value != 0; });
    if (first == row.end() - 1) return;  // follows from the others
    const auto pivot = static_cast<std::size_t>(first - row.begin());
    const auto factor = inverse(*first);
    for (auto& value : row) value = value * factor % prime;
    for (auto& [other, known] : rows_) subtract(known, row, known[pivot]);
    rows_.emplace(pivot, std::move(row));
  }

  /// Unknowns that can have one value only.
  [[nodiscard]] std::map<std::size_t, std::int64_t> solved() const {
    std::map<std::size_t, std::int64_t> out;
    for (const auto& [pivot, row] : rows_) {
      if (std::count_if(row.begin(), row.end() - 1, [](std::int64_t value) { return value != 0; }) == 1)
        out.emplace(pivot, row.back());
    }
    return out;
  }
  [[nodiscard]] bool complete() const { return rows_.size() == unknowns_; }

 private:
  static void subtract(std::vector<std::int64_t>& from, const std::vector<std::int64_t>& row, std::int64_t times) {
    if (times == 0) return;
    for (std::size_t at = 0; at < from.size(); ++at) {
      if (row[at] != 0) from[at] = (from[at] + (prime - times) * row[at]) % prime;
    }
  }

  std::size_t unknowns_;
  std::map<std::size_t, std::vector<std::int64_t>> rows_;  // by the unknown that each begins with
};

const std::string no_answer;

bool gave(const forms::Answers& answers, const std::string& question, const std::string& level) {
  const auto found = answers.find(question);
  if (found == answers.end() || found->second.codes.empty()) return level == no_answer;
  return std::find(found->second.codes.begin(), found->second.codes.end(), level) != found->second.codes.end();
}

/// What somebody may have answered: an option or none; of ticks, whether this option is ticked.
std::vector<std::string> levels_of(const Question& question) {
  std::vector<std::string> out;
  for (const auto& option : question.options) out.push_back(option.code);
  out.push_back(no_answer);
  return out;
}

const std::string not_ticked = "not ";

bool is_ticks(const Question& question) { return question.kind == QuestionKind::pick_any; }

}  // namespace

void RowGuesser::tell(const People& in, const Question& question, std::vector<std::string> levels, std::int64_t count,
                      bool of_everybody) {
  const auto [view, fresh] = view_of_.emplace(in, views_.size());
  if (fresh) views_.push_back(in);
  if (of_everybody) of_everybody_.insert(view->second);
  std::sort(levels.begin(), levels.end());
  auto& told = told_[question.code][levels];
  told.levels = std::move(levels);
  told.counts.emplace_back(view->second, count);
  if (of_everybody) told.totals.emplace_back(view->second, count);
}

/// The number of those like each person: people are alike where every view holds both or neither.
std::vector<std::size_t> RowGuesser::parts(By by) const {
  std::map<std::vector<bool>, std::size_t> names;
  std::vector<std::size_t> out;
  for (std::size_t person = 0; person < people_.size(); ++person) {
    std::vector<bool> stands_in;
    for (std::size_t view = 0; view < views_.size(); ++view) {
      if (by == By::everything || of_everybody_.contains(view)) stands_in.push_back(views_[view][person]);
    }
    out.push_back(names.emplace(std::move(stands_in), names.size()).first->second);
  }
  return out;
}

RowGuesser::RuledOut RowGuesser::ruled_out(const Question& question, By by) const {
  RuledOut out(people_.size());
  const auto found = told_.find(question.code);
  if (found == told_.end()) return out;
  const auto part = parts(by);
  std::vector<std::int64_t> sizes;
  std::vector<std::size_t> somebody;  // of each part
  for (std::size_t person = 0; person < part.size(); ++person) {
    if (part[person] == sizes.size()) {
      sizes.push_back(0);
      somebody.push_back(person);
    }
    ++sizes[part[person]];
  }
  std::vector<std::set<std::string>> of_part(sizes.size());
  for (const auto& [levels, told] : found->second) {
    Equations equations(sizes.size());
    for (const auto& [view, count] : by == By::everything ? told.counts : told.totals) {
      if (equations.complete()) break;
      std::vector<std::int64_t> row(sizes.size() + 1, 0);
      for (std::size_t at = 0; at < sizes.size(); ++at) row[at] = views_[view][somebody[at]] ? 1 : 0;
      row.back() = count;
      equations.add(std::move(row));
    }
    for (const auto& [at, count] : equations.solved()) {
      for (const auto& level : levels_of(question)) {
        const bool one_of_them = std::find(levels.begin(), levels.end(), level) != levels.end();
        if (is_ticks(question)) {
          if (one_of_them && count == 0) of_part[at].insert(level);
          if (one_of_them && count == sizes[at]) of_part[at].insert(not_ticked + level);
        } else if ((one_of_them && count == 0) || (!one_of_them && count == sizes[at])) {
          of_part[at].insert(level);
        }
      }
    }
  }
  for (std::size_t person = 0; person < part.size(); ++person) out[person] = of_part[part[person]];
  if (by == By::totals) return out;
  // What nobody at all answered, nobody of a part did.
  const auto by_totals = ruled_out(question, By::totals);
  for (std::size_t person = 0; person < part.size(); ++person)
    out[person].insert(by_totals[person].begin(), by_totals[person].end());
  return out;
}

std::set<std::string> RowGuesser::ruled_out(const forms::Form& form) const {
  std::set<std::string> out;
  for (const auto* question : form.questions()) {
    if (!question->has_options()) continue;
    const auto by_everything = ruled_out(*question, By::everything);
    const auto by_totals = ruled_out(*question, By::totals);
    for (std::size_t person = 0; person < people_.size(); ++person) {
      if (by_everything[person] != by_totals[person]) out.insert(question->code);
    }
  }
  return out;
}

RowGuess RowGuesser::guess(const forms::Form& form) const {
  RowGuess out{people_.size(), 0, 0};
  for (const auto by : {By::everything, By::totals}) {
    std::vector<bool> right(people_.size(), true);
    for (const auto* question : form.questions()) {
      if (!question->has_options()) continue;
      const auto impossible = ruled_out(*question, by);
      std::map<std::string, std::int64_t> gave_it;
      for (const auto& level : levels_of(*question)) {
        gave_it[level] = std::count_if(people_.begin(), people_.end(),
                                       [&](const auto& answers) { return gave(answers, question->code, level); });
      }
      for (std::size_t person = 0; person < people_.size(); ++person) {
        if (is_ticks(*question)) {
          for (const auto& option : question->options) {
            const bool more = 2 * gave_it[option.code] > static_cast<std::int64_t>(people_.size());
            const bool guessed = impossible[person].contains(not_ticked + option.code) ||
                                 (more && !impossible[person].contains(option.code));
            if (guessed != gave(people_[person], question->code, option.code)) right[person] = false;
          }
          continue;
        }
        std::string best;
        std::int64_t most = -1;
        for (const auto& [level, count] : gave_it) {
          if (count > most && !impossible[person].contains(level)) {
            best = level;
            most = count;
          }
        }
        if (!gave(people_[person], question->code, best)) right[person] = false;
      }
    }
    const auto count = static_cast<std::size_t>(std::count(right.begin(), right.end(), true));
    (by == By::everything ? out.right : out.right_by_totals) = count;
  }
  return out;
}

}  // namespace attacker
