// Brings a database's schema up to date.
#pragma once

#include <string>

#include "storage/connection.hpp"

namespace storage {

// Applies the migrations that the file lacks, all in one transaction. Throws DatabaseError when the
// file has one that this program does not know (it was written by a newer one) and changes nothing.
void migrate(Connection& connection, std::string const& path);

}  // namespace storage
