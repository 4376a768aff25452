#pragma once
// Statements, or groups of people, on one scale of which one end is good: the parts of each bar, the share of the good
// end with its interval, and beside the bar whoever stands outside the scale, so that each row adds up.

#include <muster/kit/draw/picture.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::draw {

/// What all rows have in common.
struct AgreementHead {
  std::vector<std::string> steps;  ///< names of the parts of a bar, worst first
  /// Where each part stands on the whole scale, 0 being the worst step; nothing of a part whose people are on no one
  /// side of it: hatched. Empty: the parts are the steps, one by one.
  std::vector<std::optional<std::size_t>> places{};
  std::size_t scale_steps = 0;        ///< of the whole scale, where there are places
  bool of_everybody = false;          ///< the shares are of all people of a row, those on no step too
  std::string good;                   ///< whose share is told: "‘Agree’ or ‘Strongly agree’"
  std::vector<std::string> beside{};  ///< who stands outside the bar: "Not applicable", "No answer"
};

struct AgreementRow {
  std::string label;
  std::vector<std::int64_t> steps;     ///< people, as many numbers as the head has steps; the base is their sum
  std::int64_t good = 0;               ///< people at the good end
  std::optional<double> low{};         ///< interval of their share, 0 to 1
  std::optional<double> high{};        ///< both or none
  std::vector<std::int64_t> beside{};  ///< people, one number for each name of the head
  bool total = false;                  ///< all rows together: its label is set strong
};

/// A bar for each row, all on one axis of 0 to 100%, under one key; the interval hangs from where the good end begins.
/// Who stands beside the bars has columns of their own where there is room, else words under the label. A row without
/// people on the bar says so.
[[nodiscard]] Picture agreement(const AgreementHead& head, const std::vector<AgreementRow>& rows, double width);

}  // namespace muster::draw
