// The texts themselves. Whoever changes how a figure is worked out changes its line here.
#include "made_pages.hpp"

#include <muster/platform/web/view.hpp>

#include <array>

namespace muster::indicators {
namespace {

struct Words {
  const char* name;
  const char* meaning;
  const char* formula;
  const char* limits;
};

/// In the order of the kinds.
constexpr std::array words = std::to_array<Words>({
    {"Published figure", "The number as its source released it.",
     "None: Muster copies it, and says where it stands and when it was published.",
     "A mark such as c stands where the source shows no number. It does not mean zero, and is in no count, rank, sum, "
     "change or projection."},
    {"Change", "How much more or less than in an earlier year.",
     "Of counts (later − earlier) / earlier, in per cent; of shares later − earlier, in points (from 50% to 53% is 3 "
     "points).",
     "Only between two years that both have a number. It does not say why."},
    {"Rank", "Where a place stands among those that have a number in the year.",
     "The highest number first; equal numbers share a rank.",
     "High is not good by itself: that depends on what is counted, and large places have large counts."},
    {"The region", "The figure of all its places together.",
     "As it was published; of counts alone, where it was not, the sum of its places.",
     "A sum is made only of years in which every place has a number, and rounded numbers make it a little off."},
    {"Beside the nation", "How the region stands to the nation in the newest year of which both have a number.",
     "Of counts region / nation, in per cent; of other figures region − nation.",
     "The nation holds the region, so a large region moves it. Above is not better by itself: that depends on what is "
     "counted."},
    {"Each place over the years", "One small line a place, all on one scale, with the newest figure behind it.",
     "The published figures. The sentence below says which years, and from which to which figure all lines reach.",
     "A gap is a year without a number. Of counts large places stand high and small ones low: compare the shape, not "
     "the height."},
});

}  // namespace

std::string how_made(const std::vector<Made>& kinds, const std::string& of) {
  web::View view;
  view.set("OF", of);
  for (const auto kind : kinds) {
    const auto& one = words.at(static_cast<std::size_t>(kind));
    view.add("KIND", one.name).set("MEANING", one.meaning).set("FORMULA", one.formula).set("LIMITS", one.limits);
  }
  return web::render("domain/indicators/pages/made.html", view);
}

}  // namespace muster::indicators
