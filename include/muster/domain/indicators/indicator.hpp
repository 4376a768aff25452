#pragma once
// A published figure by place and year: what its cells mean, and the series that pages, commands and programs are told.

#include <muster/kit/base/clock.hpp>
#include <muster/kit/stats/projection.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::indicators {

/// The words for what publishers write in place of a figure: "c" is "hidden to protect people", "low" is "rounds to
/// nought"; nothing for what is no such mark. Compared without regard to capitals.
[[nodiscard]] std::optional<std::string_view> mark_words(std::string_view sign);
/// All marks with their words, for the guide of a page.
[[nodiscard]] const std::vector<std::pair<std::string_view, std::string_view>>& marks();

/// A cell as it was published: a number, or a mark in its place. An empty cell is neither.
struct Reading {
  std::optional<double> number;
  std::string mark;  ///< as published; empty where there is a number
};
/// Reads "93,487", "70.1", "70.1%", "£1,200", "-3" and marks; nothing for anything else, an empty cell too.
[[nodiscard]] std::optional<Reading> read_value(std::string_view text);

/// "118 figures and 2 marks"; how many of the cells are numbers, and how many stand in the place of one.
[[nodiscard]] std::string cells_in_words(std::int64_t numbers, std::int64_t marks);

/// A year, or one that begins in it.
struct Period {
  int year = 0;       ///< 1900 to 2100
  std::string label;  ///< "2024", or "2023/24"
};
/// Reads "2024", "202324", "2023/24", "2023-24", "2023/2024"; nothing for anything else.
[[nodiscard]] std::optional<Period> read_period(std::string_view text);

/// What a figure is counted in, as files say it ("Number", "%", "per cent", "GBP"): "number", "per cent" or "pounds";
/// any other words stay as they are.
[[nodiscard]] std::string tidy_unit(std::string_view text);
/// "Requests for assessment" -> "requests-for-assessment": the name in addresses and commands. Empty where no letter
/// or digit of ASCII is in it.
[[nodiscard]] std::string code_of(std::string_view title);

/// One figure of an area.
struct Figure {
  int year = 0;
  std::string period;
  std::string published;         ///< the cell as it was published
  std::optional<double> number;  ///< nothing where a mark stands
  std::size_t origin = 0;        ///< of Indicator::origins: what said so
};

/// Where figures come from.
struct Origin {
  std::string source;     ///< as the file says it; empty where it does not
  std::string published;  ///< when, as the file says it; empty where it does not
  std::string file_name;
  bool by_hand = false;  ///< set by somebody of the network in the place of what that source says
};

struct Series {
  std::string code;  ///< of the area
  std::string name;
  std::string short_name{};  ///< of places
  std::string area{};        ///< of places, for example "North West London"
  int column = 0;            ///< of places, on the tile map
  int row = 0;
  std::vector<Figure> figures{};  ///< by year; at most one each
  [[nodiscard]] const Figure* in(int year) const;
  [[nodiscard]] std::optional<double> number_in(int year) const;
};

struct Indicator {
  std::string code;
  std::string title;
  std::string unit;       ///< "number", "per cent", "pounds", or words
  std::string source;     ///< of the newest year's figures; empty where their file does not say it
  std::string published;  ///< of the newest year's figures; empty where their file does not say it
  std::string file_name;  ///< of the newest year's figures
  std::string region_name;
  std::vector<Series> places{};  ///< in the region's order, each place of the region, some without figures
  Series region{};               ///< as published; no figures where it is not
  Series nation{};
  std::vector<Origin> origins{};  ///< of all its figures, the oldest first
  [[nodiscard]] bool is_share() const { return unit == "per cent"; }
  [[nodiscard]] bool is_count() const { return unit == "number"; }
  /// Years in which any area has a figure or a mark, rising.
  [[nodiscard]] std::vector<int> years() const;
  /// The label of a year: "2023/24".
  [[nodiscard]] std::string period_of(int year) const;
};

/// The origin of the newest year's figures, of most of them where they have several; the newest where there is no
/// figure.
[[nodiscard]] Origin newest_origin(const Indicator& indicator);

/// How many figures of the places, the region and the nation an origin has, and of which years; a mark is none.
struct OriginUse {
  Origin origin;
  std::size_t figures = 0;
  int first = 0;  ///< year
  int last = 0;
};
/// The newest years first; origins without a figure are left out, and those that say the same are one.
[[nodiscard]] std::vector<OriginUse> origins_in_use(const Indicator& indicator);

/// The region's figures: as published; else, for counts alone, the sum of the years in which every place has a number.
struct RegionFigures {
  Series series;
  bool added_up = false;  ///< not where no year has a number of every place: then there are no figures
};
[[nodiscard]] RegionFigures region_figures(const Indicator& indicator);

/// Where places stand in a year: the highest number first, equal numbers share a rank; places without a number are
/// not ranked.
struct Ranked {
  const Series* place = nullptr;
  double number = 0;
  std::size_t rank = 0;  ///< from 1
};
[[nodiscard]] std::vector<Ranked> ranked(const Indicator& indicator, int year);

/// The region's figures a few years on, if they went on as they did.
struct Projection {
  stats::Smoothing by;
  int last_year = 0;                         ///< the last that was published
  std::vector<stats::ProjectedValue> years;  ///< of last_year + 1 and on; ends held to what the unit allows
  std::size_t made_of = 0;                   ///< years that it is made of
};
/// Three years with intervals of 95%, from the last years without a gap; nothing where they are fewer than six.
[[nodiscard]] std::optional<Projection> projection_of(const Indicator& indicator, const Series& series);

}  // namespace muster::indicators
