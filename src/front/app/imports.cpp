// Gathers the kinds of imports.
#include <muster/front/app/imports.hpp>

#include <muster/domain/booking/attendance_report.hpp>
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/feedback/note_service.hpp>
#include <muster/domain/feedback/response_service.hpp>
#include <muster/domain/indicators/indicator_service.hpp>

namespace muster::app {

const intake::Kinds& kinds() {
  static const intake::Kinds all = [] {
    intake::Kinds each;
    each.add(booking::delegate_kind());
    each.add(booking::attendance_kind());
    each.add(feedback::response_kind());
    each.add(feedback::note_kind());
    each.add(indicators::indicator_kind());
    return each;
  }();
  return all;
}

}  // namespace muster::app
