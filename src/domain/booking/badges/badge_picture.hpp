#pragma once
// A badge as a picture, for the page and for the sheet alike.

#include <muster/domain/booking/badge_service.hpp>
#include <muster/kit/draw/badge.hpp>

namespace muster::booking {

[[nodiscard]] inline draw::Picture badge_picture(const events::Event& event, const Badge& badge) {
  return draw::badge({event.title, badge.first_name, badge.last_name, badge.organisation, badge.second_line, badge.code,
                      badge.table, badge.sessions});
}

}  // namespace muster::booking
