// Matches rows with those known: equal ones first, so that a row that was only moved or touched is never a new one.
#include "answer_identity.hpp"

#include "answer_moment.hpp"

#include <muster/kit/base/id.hpp>

#include <algorithm>
#include <charconv>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>

namespace muster::feedback {
namespace {

constexpr std::size_t digits = 16;  // of a hash in hexadecimal
constexpr int hexadecimal = 16;

std::uint64_t hash_of(const std::string& text) {
  const auto print = fingerprint(text);
  std::uint64_t value = 0;
  std::from_chars(print.data(), print.data() + digits, value, hexadecimal);
  return value == 0 ? 1 : value;
}

std::uint64_t hash_of_answers(const std::string& salt, std::string_view answers) {
  return hash_of(salt + "answers\x1f" + std::string(answers));
}

std::string hex(std::uint64_t value) {
  constexpr std::string_view figures = "0123456789abcdef";
  std::string out(digits, '0');
  for (std::size_t at = digits; at-- > 0; value >>= 4U) out[at] = figures[value & 15U];
  return out;
}

std::string text_of(const RowTrace& row) {
  return std::string(1, static_cast<char>(row.told_by)) + hex(row.key) + hex(row.second) + hex(row.answers);
}

/// A trace as it is kept, with a number behind it where it is not the first of its kind. What an older Muster kept is
/// told in another way.
RowTrace trace_in(const std::string& kept) {
  RowTrace row{ToldBy::another_way, 0, 0, 0};
  if (kept.size() < 1 + 3 * digits || std::string_view("bitr").find(kept.front()) == std::string_view::npos) return row;
  const auto read = [&](std::size_t which, std::uint64_t& value) {
    const auto* begin = kept.data() + 1 + which * digits;
    return std::from_chars(begin, begin + digits, value, hexadecimal).ptr == begin + digits;
  };
  if (!read(0, row.key) || !read(1, row.second) || !read(2, row.answers)) return row;
  if (kept.size() > 1 + 3 * digits && kept[1 + 3 * digits] != '.') return {ToldBy::another_way, 0, 0, 0};
  row.told_by = static_cast<ToldBy>(kept.front());
  return row;
}

/// Places of known rows by what they share with a row; each is handed out once, whatever list it stands in.
class Shelves {
 public:
  explicit Shelves(std::size_t rows) : used_(rows) {}

  void put(std::uint64_t shared, std::size_t row) { lists_[shared].push_back(row); }
  bool take(std::uint64_t shared) {
    const auto found = lists_.find(shared);
    if (found == lists_.end()) return false;
    auto& rows = found->second;
    while (!rows.empty() && used_[rows.back()]) rows.pop_back();
    if (rows.empty()) return false;
    used_[rows.back()] = true;
    return true;
  }

 private:
  std::vector<bool> used_;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> lists_;
};

/// What two rows share, as one number.
enum class Share : std::uint64_t { answers = 1, second, no_second, key, answers_alone };
std::uint64_t shared(Share what, const RowTrace& row) {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15ULL;
  const auto other = what == Share::answers || what == Share::answers_alone ? row.answers
                     : what == Share::second                                ? row.second
                                                                            : 0;
  const auto own = what == Share::answers_alone ? 0 : row.key + static_cast<std::uint64_t>(row.told_by);
  return ((own * odd) ^ other) * odd + static_cast<std::uint64_t>(what);
}

RowTrace as_kept_once(RowTrace row) {
  row.answers = row.older;
  if (row.told_by == ToldBy::answers) row.key = row.older;
  return row;
}

class Matcher {
 public:
  Matcher(const std::vector<RowTrace>& rows, const std::unordered_set<std::string>& known)
      : rows_(rows), out_(rows.size(), Before::no), shelves_(known.size()), any_known_(!known.empty()) {
    std::size_t at = 0;
    for (const auto& kept : known) {
      const auto row = trace_in(kept);
      known_ways_.insert(row.told_by);
      shelves_.put(shared(Share::answers, row), at);
      if (row.second != 0) shelves_.put(shared(Share::second, row), at);
      if (row.second == 0) shelves_.put(shared(Share::no_second, row), at);
      shelves_.put(shared(Share::key, row), at);
      shelves_.put(shared(Share::answers_alone, row), at);
      ++at;
    }
    for (const auto& row : rows) ways_.insert(row.told_by);
  }

  std::vector<Before> run(bool equal_are_same) {
    if (!any_known_) return std::move(out_);
    match(Before::yes, [this](const RowTrace& row) { return shelves_.take(shared(Share::answers, row)); });
    match(Before::yes, [this](const RowTrace& row) {
      return row.older != 0 && shelves_.take(shared(Share::answers, as_kept_once(row)));
    });
    match(Before::yes,
          [this](const RowTrace& row) { return row.second != 0 && shelves_.take(shared(Share::second, row)); });
    match(Before::changed, [this](const RowTrace& row) {
      if (row.told_by == ToldBy::answers) return false;
      return shelves_.take(shared(row.second == 0 ? Share::key : Share::no_second, row));
    });
    for (std::size_t at = 0; at < rows_.size(); ++at) {
      if (!cannot_know(at)) continue;
      if (!equal_are_same)
        out_[at] = Before::cannot_know;
      else if (out_[at] == Before::no && shelves_.take(shared(Share::answers_alone, rows_[at])))
        out_[at] = Before::yes;
      else if (out_[at] == Before::no && rows_[at].older != 0 &&
               shelves_.take(shared(Share::answers_alone, as_kept_once(rows_[at]))))
        out_[at] = Before::yes;
    }
    return std::move(out_);
  }

 private:
  template <class Test>
  void match(Before found, Test test) {
    for (std::size_t at = 0; at < rows_.size(); ++at) {
      if (out_[at] == Before::no && test(rows_[at])) out_[at] = found;
    }
  }

  [[nodiscard]] bool cannot_know(std::size_t at) const {
    if (out_[at] == Before::changed) return false;
    if (rows_[at].told_by == ToldBy::answers) return true;
    return out_[at] == Before::no && std::any_of(known_ways_.begin(), known_ways_.end(), [&](ToldBy way) {
             return way == ToldBy::answers || !ways_.contains(way);
           });
  }

  const std::vector<RowTrace>& rows_;
  std::vector<Before> out_;
  Shelves shelves_;
  bool any_known_;
  std::set<ToldBy> known_ways_;
  std::set<ToldBy> ways_;
};

}  // namespace

void add_older_answers(RowTrace& row, const std::string& salt, std::string_view answers) {
  const auto older = hash_of_answers(salt, answers);
  if (older != row.answers) row.older = older;
}

RowTrace trace_of(const std::string& salt, std::string_view id, std::string_view moment, std::string_view answers) {
  RowTrace row;
  row.answers = hash_of_answers(salt, answers);
  const auto read = moment.empty() ? std::nullopt : read_moment(moment);
  if (id.empty() && !read) {
    row.key = row.answers;
    return row;
  }
  row.told_by = id.empty() ? ToldBy::moment : read ? ToldBy::id_and_moment : ToldBy::id;
  const auto named = salt + "row\x1f" + std::string(id) + "\x1f";
  row.key = hash_of(named + (read ? read->minute : std::string()));
  if (read && !read->second.empty()) row.second = hash_of(named + "second\x1f" + read->second);
  return row;
}

std::vector<Before> taken_before(const std::vector<RowTrace>& rows, const std::unordered_set<std::string>& known,
                                 bool equal_are_same) {
  return Matcher(rows, known).run(equal_are_same);
}

std::vector<std::string> kept_traces(const std::vector<RowTrace>& rows, const std::unordered_set<std::string>& known) {
  const auto order_of = [&](std::uint32_t at) {
    const auto& row = rows[at];
    return std::tuple(row.told_by, row.key, row.second, row.answers);
  };
  // Rows that are alike stand together, in their order; a table of all texts would take as much as they do.
  std::vector<std::uint32_t> order(rows.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t left, std::uint32_t right) { return order_of(left) < order_of(right); });
  std::vector<std::string> kept(rows.size());
  std::size_t number = 0;
  for (std::size_t at = 0; at < order.size(); ++at) {
    const bool again = at > 0 && order_of(order[at]) == order_of(order[at - 1]);
    if (!again) number = 0;
    const auto text = text_of(rows[order[at]]);
    auto trace = number == 0 ? text : text + "." + std::to_string(number);
    while (known.contains(trace)) trace = text + "." + std::to_string(++number);
    ++number;
    kept[order[at]] = std::move(trace);
  }
  return kept;
}

}  // namespace muster::feedback
