ANALYZE "User"; -- how common a part of a name is, for 20261127070000_people_by_dots_index
