#pragma once
// A form on its way from text to value: what was read, and where each part of it stands.

#include <muster/domain/forms/form.hpp>

#include "grammar/statement.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::forms {

struct Place {
  std::size_t offset = 0;
  std::size_t length = 1;
};

/// The faults found so far in one text, the first 20 of them.
class Faults {
 public:
  Faults(std::string_view text, std::string source) : text_(text), source_(std::move(source)) {
    for (auto at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
      line_ends_.push_back(at);
  }

  void add(Place place, std::string message, std::string hint = {}) {
    if (!full()) add(diagnostic_at(text_, place.offset, place.length, source_, std::move(message), std::move(hint)));
  }
  void add(Diagnostic diagnostic) {
    if (!full()) found_.push_back(std::move(diagnostic));
  }
  [[nodiscard]] bool full() const { return found_.size() >= 20; }
  [[nodiscard]] bool empty() const { return found_.empty(); }
  [[nodiscard]] std::size_t count() const { return found_.size(); }
  /// 1-based. Asked of every option, so it must not count from the top each time.
  [[nodiscard]] std::size_t line_of(Place place) const {
    const auto found = std::lower_bound(line_ends_.begin(), line_ends_.end(), place.offset);
    return static_cast<std::size_t>(found - line_ends_.begin()) + 1;
  }
  [[nodiscard]] const std::string& source() const { return source_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  /// In the order of the text.
  [[nodiscard]] std::vector<Diagnostic> take();

 private:
  std::string_view text_;
  std::string source_;
  std::vector<std::size_t> line_ends_;
  std::vector<Diagnostic> found_;
};

/// A text of the form with its place.
struct Placed {
  std::string value;
  Place place;
};

enum class Mark { round, box };

struct OptionDraft {
  Placed code;
  Placed label;
  std::vector<Placed> also;
  bool write_in = false;
  Mark mark = Mark::round;
  Place place;
  std::size_t line = 0;
};

struct ScaleDraft {
  Placed name;
  std::vector<OptionDraft> options;
  bool used = false;
};

struct QuestionDraft {
  Placed code;
  Placed label;
  bool required = false;
  std::optional<QuestionKind> kind;
  bool broken = false;  ///< some of it could not be read: what seems to be missing may be there
  Place kind_place;
  std::optional<Placed> scale_name;
  std::optional<Placed> limit;
  std::optional<Placed> low;
  std::optional<Placed> high;
  std::vector<OptionDraft> options;
  std::vector<Placed> also;
  std::optional<Placed> hint;
  std::optional<Placed> if_missing;
  std::optional<Placed> condition;
  std::optional<Placed> group;
  std::optional<Place> cloud;
  std::optional<Placed> cloud_colour;
  std::optional<Place> as_scale;
};

struct PageDraft {
  Placed title;
  std::vector<QuestionDraft> questions;
  bool broken = false;
};

struct FormDraft {
  std::optional<Placed> name;
  Placed title;
  std::optional<Place> anonymous;
  std::optional<Placed> suppress;
  std::vector<Placed> breakdown;
  std::optional<Placed> introduction;
  std::optional<Placed> thanks;
  std::vector<ScaleDraft> scales;
  std::vector<PageDraft> pages;
  bool broken_name = false;
};

/// Puts statements together: which option belongs to which question, which question to which page.
[[nodiscard]] FormDraft assemble(const Reading& reading, Faults& faults);

/// Everything that a form must be and a grammar cannot say. Conditions are checked by check_conditions.
void check(FormDraft& draft, Faults& faults);

/// What `breakdown` names: called by check.
void check_breakdown(const FormDraft& draft, Faults& faults);

/// The form, once its draft is without fault but for conditions; those are read, bound and tried here.
[[nodiscard]] Form finish(const FormDraft& draft, Faults& faults);

}  // namespace muster::forms
