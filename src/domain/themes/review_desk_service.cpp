// Copies what is shown, and no more, so that nobody waits for another's page.
#include <muster/domain/themes/review_desk_service.hpp>

#include <muster/domain/themes/reading_service.hpp>
#include <muster/domain/themes/review_keys.hpp>
#include <muster/kit/text/words.hpp>

#include <algorithm>

namespace muster::themes {
namespace {

constexpr std::size_t shown_before = 2;
constexpr std::size_t shown_after = 3;

class Gathering {
 public:
  Gathering(const AskedTexts& texts, const std::string& reader, const ReadingBoard& board,
            const ReadingBoard::Locks& locks, Instant now)
      : texts_(texts), reader_(reader), board_(board), locks_(locks), now_(now) {}

  ReviewDesk desk(std::optional<std::size_t> at, std::optional<std::size_t> also) {
    out_.book = narrowed(board_.book(), texts_.question, texts_.event.slug);
    out_.keys = review_keys(board_.keys(), out_.book, board_.tally().themes);
    out_.keys_kept = out_.keys == board_.keys();
    out_.words_changed = !board_.rule_words().empty() && words_changed(out_.book, board_.rule_words());
    out_.readers_wanted = board_.readers_wanted();
    out_.read = board_.read();
    out_.read_by = board_.read_by();
    out_.tally = board_.tally();
    if (also) add_mine(*also);
    if (at) add_answer(*at);
    for (const auto& [names, pair] : board_.pairs()) {
      if (names.first == reader_) add_beside(names.second, pair);
      if (names.second == reader_) add_beside(names.first, pair);
    }
    out_.team = board_.team_agreement();
    return std::move(out_);
  }

 private:
  [[nodiscard]] OwnReading reading(std::size_t place, const std::string& reader) const {
    const auto& said = board_.at(place).at(reader);
    return {said, board_.meant_at(place, said)};
  }

  const OwnReading* add_mine(std::size_t place) {
    if (place >= board_.size() || !board_.at(place).contains(reader_)) return nullptr;
    return &out_.mine.emplace(place, reading(place, reader_)).first->second;
  }

  void add_answer(std::size_t at) {
    for (auto place = at < shown_before ? 0 : at - shown_before; place < std::min(at + shown_after + 1, board_.size());
         ++place)
      add_mine(place);
    out_.suggested = suggested(
        out_.book, *texts_.folded, at, texts_.texts[at].text,
        [&](std::size_t like) {
          const auto* mine = add_mine(like);
          return mine == nullptr ? std::vector<std::int64_t>() : mine->now;
        },
        [&](std::size_t like) -> std::string_view { return texts_.texts[like].text; });
    if (text::says_nothing(texts_.texts[at].text))
      out_.suggested.themes.push_back({0, "it says that there is nothing to say"});
    out_.next = board_.next_to_read(locks_, reader_, at, now_);
    out_.next_at_all = board_.next_to_read(locks_, reader_, at, Instant::max());
    for (auto place = at; place > 0 && !out_.before; --place) {
      if (board_.may_read(locks_, place - 1, reader_, now_)) out_.before = place - 1;
    }
  }

  void add_beside(const std::string& other, const ReadingBoard::Pair& pair) {
    BesideReader beside;
    beside.reader = other;
    beside.both = pair.both;
    beside.same = pair.same;
    beside.open = static_cast<std::int64_t>(pair.open.size());
    if (!pair.open.empty()) {
      beside.difference = *pair.open.begin();
      beside.mine = reading(*beside.difference, reader_);
      beside.theirs = reading(*beside.difference, other);
    }
    if (pair.both == static_cast<std::int64_t>(board_.size())) beside.agreement = board_.agreement(reader_, other);
    out_.beside.push_back(std::move(beside));
  }

  const AskedTexts& texts_;
  const std::string& reader_;
  const ReadingBoard& board_;
  const ReadingBoard::Locks& locks_;
  Instant now_;
  ReviewDesk out_;
};

}  // namespace

Result<ReviewDesk> review_desk(ReadingBoards& boards, const std::shared_ptr<const AskedTexts>& texts,
                               const std::string& reader, std::optional<std::size_t> at,
                               std::optional<std::size_t> also, Instant now) {
  ReviewDesk out;
  MUSTER_CHECK(boards.look(texts, [&](const ReadingBoard& board, const ReadingBoard::Locks& locks) {
    out = Gathering(*texts, reader, board, locks, now).desk(at, also);
  }));
  return out;
}

Result<std::optional<std::size_t>> take_up_next(store::Database& database, ReadingBoards& boards,
                                                const std::shared_ptr<const AskedTexts>& texts,
                                                const std::string& reader, std::optional<std::size_t> at, Instant now) {
  for (;;) {
    MUSTER_CHECK(boards.look(texts, [&](const ReadingBoard& board, const ReadingBoard::Locks& locks) {
      if (!at || !board.may_read(locks, *at, reader, now))
        at = board.next_to_read(locks, reader, at.value_or(board.size()), now);
    }));
    if (!at) return at;
    // Somebody may take it up at the same moment; then the next is tried.
    const auto taken = take_up(database, *texts, texts->keys[*at], reader, now);
    if (taken.ok()) return at;
    if (taken.error().kind != ErrorKind::conflict) return taken.error();
  }
}

}  // namespace muster::themes
