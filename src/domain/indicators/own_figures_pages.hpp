#pragma once
// Pages of what a programme takes in by itself: a file without an event, a figure set by hand, and taking them back.

#include <muster/domain/indicators/own_figures_service.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/form.hpp>
#include <muster/platform/web/router.hpp>

#include <string>

namespace muster::indicators {

/// Routes: /programmes/{programme}/indicator-files, /indicator-files/undo below it, and the figure set by hand, which
/// is sent to /programmes/{programme}/indicators/{indicator}.
void add_own_figures_pages(web::Router& router, store::Database& database, const Clock& clock);

/// Adds section OWN: what was changed by hand, each with its way back; of one indicator where `code` is not empty.
[[nodiscard]] Outcome add_own_releases(web::View& view, store::Database& database, const web::Request& request,
                                       const std::string& code);

/// The form of one figure of the indicator.
struct FigureForm {
  web::Form form;
  web::Field<std::string> area = form.text("area", "Place").missing("Say which place, by its name or code").width(20);
  web::Field<std::string> year = form.text("year", "Year").missing("Say which year").width(10);
  web::Field<std::string> value = form.text("value", "Figure").missing("Say what the figure is").width(10);
  web::Field<std::string> reason = form.text("reason", "Why").missing("Say why the figure is not as it was published");
};
[[nodiscard]] FigureForm figure_form(const web::Request& request, const std::string& code);

}  // namespace muster::indicators
