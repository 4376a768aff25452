// Tries every sign that may set options apart, and keeps the readings that explain the cell.
#include "answer_ticks.hpp"

#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <functional>
#include <optional>

namespace muster::feedback {
namespace {

constexpr std::size_t most_pieces = 100;
constexpr std::size_t most_joined = 12;    // pieces of one option
constexpr std::size_t most_known = 4'096;  // cells that are remembered

/// A part of the cell between two separators.
struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<Piece> pieces_of(std::string_view cell, char separator) {
  std::vector<Piece> pieces;
  for (std::size_t begin = 0; begin <= cell.size();) {
    const auto end = std::min(cell.find(separator, begin), cell.size());
    if (!trimmed(cell.substr(begin, end - begin)).empty()) pieces.push_back({begin, end});
    begin = end + 1;
  }
  return pieces;
}

std::string text_of(std::string_view cell, const Piece& first, const Piece& last) {
  return trimmed(cell.substr(first.begin, last.end - first.begin));
}

/// Without the separators that end it: "Online;" is one option.
std::string without_end(std::string text) {
  while (!text.empty() && std::string_view(";,|").find(text.back()) != std::string_view::npos) {
    text.pop_back();
    text = trimmed(text);
  }
  return text;
}

void add_new(std::vector<TickReading>& readings, TickReading reading) {
  constexpr std::size_t enough = 2;
  if (readings.size() < enough && std::find(readings.begin(), readings.end(), reading) == readings.end())
    readings.push_back(std::move(reading));
}

/// Which options the pieces from one to another are together, looked up once.
class PieceOptions {
 public:
  PieceOptions(std::string_view cell, std::vector<Piece> pieces, const forms::OptionIndex& index)
      : pieces_(std::move(pieces)), found_(pieces_.size()) {
    for (std::size_t first = 0; first < pieces_.size(); ++first) {
      for (auto last = first; last < std::min(pieces_.size(), first + most_joined); ++last)
        found_[first].push_back(index.find(text_of(cell, pieces_[first], pieces_[last])));
    }
  }
  [[nodiscard]] std::size_t size() const { return pieces_.size(); }
  [[nodiscard]] const Piece& piece(std::size_t at) const { return pieces_[at]; }
  /// Option of `count` pieces from `first` on; nullptr where they are none.
  [[nodiscard]] const forms::Option* option(std::size_t first, std::size_t count) const {
    return count <= found_[first].size() ? found_[first][count - 1] : nullptr;
  }

 private:
  std::vector<Piece> pieces_;
  std::vector<std::vector<const forms::Option*>> found_;
};

/// Every reading that leaves nothing over, two at most.
std::vector<TickReading> whole_readings(const PieceOptions& joined, const std::function<void(TickReading&)>& sort) {
  std::vector<std::vector<TickReading>> from(joined.size() + 1);
  from[joined.size()].emplace_back();
  for (auto at = joined.size(); at-- > 0;) {
    for (std::size_t count = 1; count <= most_joined && at + count <= joined.size(); ++count) {
      const auto* option = joined.option(at, count);
      if (option == nullptr) continue;
      for (auto reading : from[at + count]) {
        reading.options.insert(reading.options.begin(), option);
        sort(reading);
        add_new(from[at], std::move(reading));
      }
    }
  }
  return from[0];
}

/// The reading that explains most pieces by options; what is left over between two options is one text.
TickReading best_reading(std::string_view cell, const PieceOptions& joined) {
  struct Step {
    std::size_t explained = 0;
    std::size_t options = 0;  ///< fewer of as many pieces are longer ones
    std::size_t count = 1;
    const forms::Option* option = nullptr;
  };
  std::vector<Step> best(joined.size() + 1);
  for (auto at = joined.size(); at-- > 0;) {
    best[at] = {best[at + 1].explained, best[at + 1].options, 1, nullptr};
    for (std::size_t count = 1; count <= most_joined && at + count <= joined.size(); ++count) {
      const auto* option = joined.option(at, count);
      if (option == nullptr) continue;
      const auto explained = best[at + count].explained + count;
      const auto options = best[at + count].options + 1;
      if (explained > best[at].explained || (explained == best[at].explained && options < best[at].options))
        best[at] = {explained, options, count, option};
    }
  }
  TickReading reading;
  std::optional<std::size_t> over;  // where what is left over begins
  const auto close = [&](std::size_t at) {
    if (over) reading.others.push_back(text_of(cell, joined.piece(*over), joined.piece(at - 1)));
    over.reset();
  };
  for (std::size_t at = 0; at < joined.size(); at += best[at].count) {
    if (best[at].option == nullptr) {
      if (!over) over = at;
      continue;
    }
    close(at);
    reading.options.push_back(best[at].option);
  }
  close(joined.size());
  return reading;
}

/// Whether all options of `less` are among those of `more`.
bool holds_all(const TickReading& more, const TickReading& less) {
  return std::all_of(less.options.begin(), less.options.end(), [&](const forms::Option* option) {
    return std::find(more.options.begin(), more.options.end(), option) != more.options.end();
  });
}

}  // namespace

TickReader::TickReader(const forms::Question& question) : question_(question), index_(question) {
  if (const auto lines = question.write_ins(); lines.size() == 1) write_in_ = lines.front();
}

void TickReader::sort(TickReading& reading) const {
  if (question_.kind == forms::QuestionKind::ranking) return;  // the cell's order is the answer
  std::sort(reading.options.begin(), reading.options.end());   // they stand in one array, in the form's order
  reading.options.erase(std::unique(reading.options.begin(), reading.options.end()), reading.options.end());
}

const std::vector<TickReading>& TickReader::read(const std::string& cell) {
  if (const auto found = known_.find(cell); found != known_.end()) return found->second;
  if (known_.size() >= most_known) known_.clear();
  return known_.emplace(cell, ways_to_read(cell)).first->second;
}

std::vector<TickReading> TickReader::ways_to_read(const std::string& cell) const {
  auto text = trimmed(cell);
  std::replace(text.begin(), text.end(), '\r', '\n');
  const auto alone = without_end(text);
  const auto sorting = [this](TickReading& reading) { sort(reading); };
  std::vector<TickReading> whole;
  if (const auto* option = index_.find(alone)) add_new(whole, {{option}, {}});
  std::vector<PieceOptions> splits;
  for (const char separator : {';', '\n', '|', ','}) {
    if (text.find(separator) == std::string::npos) continue;
    auto pieces = pieces_of(text, separator);
    if (pieces.size() > most_pieces || pieces.empty()) continue;
    splits.emplace_back(text, std::move(pieces), index_);
    for (auto& reading : whole_readings(splits.back(), sorting)) add_new(whole, std::move(reading));
  }
  if (!whole.empty()) return whole;
  if (auto pieces = pieces_of(text, ' '); pieces.size() > 1 && pieces.size() <= most_pieces) {
    if (auto apart = whole_readings(PieceOptions(text, std::move(pieces), index_), sorting); !apart.empty())
      return apart;
  }
  std::vector<TickReading> best;
  for (const auto& split : splits) {
    auto reading = best_reading(text, split);
    if (reading.options.empty()) continue;
    sort(reading);
    if (std::any_of(best.begin(), best.end(), [&](const TickReading& other) {
          return other.options.size() > reading.options.size() && holds_all(other, reading);
        }))
      continue;
    std::erase_if(best, [&](const TickReading& other) {
      return reading.options.size() > other.options.size() && holds_all(reading, other);
    });
    add_new(best, std::move(reading));
  }
  if (best.empty()) best.push_back({{}, {alone}});
  return best;
}

std::string words_of(const TickReading& reading) {
  std::vector<std::string> words;
  for (const auto* option : reading.options) words.push_back("“" + option->label + "”");
  for (const auto& other : reading.others) words.push_back("“" + other + "”");
  return listed(words);
}

}  // namespace muster::feedback
