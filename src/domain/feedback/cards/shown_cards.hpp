#pragma once
// What the page of cards showed after each press: a press goes on to a page with an address of its own, so that "back"
// in a browser finds the page before it. Kept in memory and not for long: whoever comes later finds the draft.

#include "form_cards_draft_pages.hpp"

#include <muster/domain/feedback/form_cards.hpp>

#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace muster::feedback {

struct ShownCards {
  FormCards cards;
  CardsDraft draft;
};

/// For all threads.
class CardsBefore {
 public:
  /// Gives the name under which it is found again, which nobody can guess.
  [[nodiscard]] std::string keep(const std::string& reader, const std::string& event, ShownCards shown);
  /// What was kept under that name for the same reader and event; none where it made room for others.
  [[nodiscard]] std::optional<ShownCards> find(const std::string& name, const std::string& reader,
                                               const std::string& event) const;

  /// What can be undone from the text that stands there now, for whoever opens the cards afresh.
  void remember_steps(const std::string& reader, const std::string& event, const FormCards& cards);
  /// The steps that lead back from `text`; none where it is another than the reader left, or it was long ago.
  [[nodiscard]] std::vector<std::string> steps_from(const std::string& reader, const std::string& event,
                                                    const std::string& text) const;

  static constexpr std::size_t most_readers = 50;
  static constexpr std::size_t most_pages = 200;
  static constexpr std::size_t most_bytes = std::size_t{4} << 20;

 private:
  struct Kept {
    std::string name;
    std::string reader;
    std::string event;
    ShownCards shown;
    std::size_t bytes = 0;
  };
  struct Left {
    std::string reader;
    std::string event;
    std::string text;
    std::vector<std::string> steps;
  };
  mutable std::mutex mutex_;
  std::deque<Left> left_;  ///< the oldest first
  std::deque<Kept> kept_;  ///< the oldest first
  std::size_t bytes_ = 0;
};

}  // namespace muster::feedback
