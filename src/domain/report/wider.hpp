#pragma once
// What a definition may ask for beyond its event: events before it, the programme's year, published figures. Each is
// loaded once, and only where it is asked for.

#include <muster/domain/report/report_data.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace muster::report {

class Wider {
 public:
  explicit Wider(const WiderFigures& from) : from_(from) {}

  /// Nothing where there is none, or it cannot be loaded: then why() says so.
  [[nodiscard]] const EarlierEvents* earlier() { return kept(from_.earlier, earlier_); }
  [[nodiscard]] const YearFacts* year() { return kept(from_.year, year_); }
  [[nodiscard]] const std::vector<indicators::Indicator>* indicators() { return kept(from_.indicators, indicators_); }
  [[nodiscard]] const std::vector<actions::ReportedAction>* actions() { return kept(from_.actions, actions_); }
  [[nodiscard]] const actions::ReportedComments* comments() { return kept(from_.comments, comments_); }
  [[nodiscard]] const std::vector<ReportPicture>* pictures() { return kept(from_.pictures, pictures_); }
  [[nodiscard]] const std::string& why() const { return why_; }

 private:
  template <class Facts>
  using Kept = std::optional<std::shared_ptr<const Facts>>;

  template <class Facts>
  const Facts* kept(const WiderFigures::Load<Facts>& load, Kept<Facts>& kept) {
    if (!kept) {
      kept.emplace();
      if (load) {
        auto loaded = load();
        if (loaded.ok())
          *kept = std::move(loaded).value();
        else
          why_ = loaded.error().message;
      }
    }
    return kept->get();
  }

  const WiderFigures& from_;
  Kept<EarlierEvents> earlier_;
  Kept<YearFacts> year_;
  Kept<std::vector<indicators::Indicator>> indicators_;
  Kept<std::vector<actions::ReportedAction>> actions_;
  Kept<actions::ReportedComments> comments_;
  Kept<std::vector<ReportPicture>> pictures_;
  std::string why_;
};

}  // namespace muster::report
