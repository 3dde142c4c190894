call gongwen#clients#define_ale('gongwen')
