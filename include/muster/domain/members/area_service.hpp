#pragma once
// The members' area of a programme, set by its team.

#include <muster/domain/members/area.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::members {

/// One that was never saved is closed and has no code. not_found where there is no such programme.
[[nodiscard]] Result<Area> area_of(store::Database& database, const std::string& programme_id);
/// By the code of its address, capital or small letters; not_found where it leads nowhere.
[[nodiscard]] Result<Area> area_at(store::Database& database, const std::string& code);
/// Opens, closes, or changes what it says; its code is made with the first. Closing ends all visits. conflict where it
/// changed since `wanted.version`.
[[nodiscard]] Result<Area> save_area(store::Database& database, const store::AuditContext& audit, const Area& wanted);

}  // namespace muster::members
