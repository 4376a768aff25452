#pragma once
// Delegates of a frozen report as references: the document says which, their names stand beside it.

#include "report_sql.hpp"

#include <muster/domain/report/report_data.hpp>
#include <muster/kit/document/document.hpp>

#include <string>
#include <vector>

namespace muster::report {

/// What stands in place of a name that was taken out.
inline constexpr const char* name_taken_out = "[name taken out]";

/// With what every reference begins.
inline constexpr const char* reference_mark = "\xEE\xA0\x81";  // U+E801, a letter for private use

/// The same figures with a reference for each delegate's surname and first name, in the order of the alphabet.
[[nodiscard]] figures::Summary with_references(const figures::Summary& summary);
/// The names that these references stand for.
[[nodiscard]] std::vector<sql::EditionName> names_of(const figures::Summary& summary);
/// Puts names in place of references; of those taken out `name_taken_out`.
void put_names(document::Document& document, const std::vector<sql::EditionName>& names);

}  // namespace muster::report
