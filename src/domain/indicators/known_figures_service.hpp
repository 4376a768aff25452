#pragma once
// What a programme's figures are judged against: its areas, and what stands there already.

#include <muster/domain/indicators/indicator_list.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <string>

namespace muster::indicators {

[[nodiscard]] Areas areas_of(store::Session& session, const std::string& programme_id);
[[nodiscard]] Known known_of(store::Session& session, const std::string& programme_id);
/// Values of the list's rows that are not there already.
[[nodiscard]] std::int64_t figures_added(const IndicatorList& list);
/// The same in words: "118 figures and 2 marks in place of a figure".
[[nodiscard]] std::string added_in_words(const IndicatorList& list);

}  // namespace muster::indicators
