call gongwen#clients#define_ale('text')
