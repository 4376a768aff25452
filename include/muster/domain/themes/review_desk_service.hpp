#pragma once
// What one turn of the review shows, taken off the board in one look: the answer in hand, its neighbours, and how far
// everybody is.

#include <muster/domain/themes/reading_board_service.hpp>
#include <muster/domain/themes/suggestions.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace muster::themes {

/// What the visitor said of a text.
struct OwnReading {
  Reading said;                   ///< as it was kept
  std::vector<std::int64_t> now;  ///< its themes as the codebook has them now
};

/// Another person beside the visitor, on what both have read.
struct BesideReader {
  std::string reader;
  std::int64_t both = 0;
  std::int64_t same = 0;
  std::int64_t open = 0;                  ///< differences that nothing settles
  std::optional<std::size_t> difference;  ///< the first of them
  OwnReading mine;                        ///< of that text
  OwnReading theirs;
  std::optional<Agreement> agreement;  ///< where both have read all, and not before
};

struct ReviewDesk {
  Codebook book;                   ///< as this question has it
  std::vector<std::int64_t> keys;  ///< see review_keys
  bool keys_kept = true;           ///< they are as they were kept
  bool words_changed = false;      ///< the words of themes are others than its answers were searched for
  std::int64_t readers_wanted = 1;
  std::int64_t read = 0;  ///< texts that a person has read
  std::map<std::string, std::int64_t> read_by;
  ReadingBoard::Tally tally;
  Suggested suggested;
  std::map<std::size_t, OwnReading> mine;  ///< of the places that the page shows
  std::optional<std::size_t> next;         ///< that is free now, after the one in hand
  std::optional<std::size_t> next_at_all;  ///< the same, whoever has one in front of them
  std::optional<std::size_t> before;
  std::vector<BesideReader> beside;
  std::optional<TeamAgreement> team;  ///< of three people or more, once each answer is read by two
};

/// `at`: the answer in hand, nothing where none is; `also` is shown besides.
[[nodiscard]] Result<ReviewDesk> review_desk(ReadingBoards& boards, const std::shared_ptr<const AskedTexts>& texts,
                                             const std::string& reader, std::optional<std::size_t> at,
                                             std::optional<std::size_t> also, Instant now);

/// Takes up the text at `at` where `reader` may read it now, else the next that they may. Nothing where there is none.
[[nodiscard]] Result<std::optional<std::size_t>> take_up_next(store::Database& database, ReadingBoards& boards,
                                                              const std::shared_ptr<const AskedTexts>& texts,
                                                              const std::string& reader, std::optional<std::size_t> at,
                                                              Instant now);

}  // namespace muster::themes
